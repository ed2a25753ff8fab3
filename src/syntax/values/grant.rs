//! What one authority line grants: powers, over what, up to which limit. A pure reading of one text with the words of
//! the vocabulary; it knows no organisation and resolves no name.
//!
//! ```text
//! 审批：营销费用 ≤ 5万元/笔                  approve · 营销费用 · [- 50000] CNY each
//! 对直接下级的工作分配、考核权。              assign · people 直接下级; appraise · people 直接下级
//! 销售合同的审核权、销售价格的建议权           review · 销售合同; advise · 销售价格
//! 客户开发、合同签订权                       execute · 客户开发; sign · 合同
//! Approve expenses up to $5,000 per item.    approve · expenses · [- 5000] USD each
//! ```

use super::amount::Limit;
use crate::syntax::vocabulary::{PowerId, Vocabulary};
use crate::text::TextRange;

/// What an authority line grants, as far as it could be read. Ranges are bytes of the given text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reading {
    /// In the order of the text; a power over several matters is several phrases.
    pub phrases: Vec<Phrase>,
    /// Clauses that fit no form.
    pub unread: Vec<TextRange>,
}

/// One power over one matter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phrase {
    pub power: PowerId,
    /// The power word, or the 权 that makes a right of what is no power.
    pub word: TextRange,
    pub over: Over,
    pub limit: Option<Bound>,
    /// 预算内, 特约事项, 首次 …, as text.
    pub condition: Option<TextRange>,
    /// 本部门, 全公司, 营销中心 (范围内), where the sentence says one.
    pub scope: Option<TextRange>,
    /// Whom it is directed to: 向 N … 报告权, 与 N … 联络权, or for whom: 代表 N.
    pub towards: Option<TextRange>,
    /// The clause.
    pub range: TextRange,
}

/// What a power is over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Over {
    Matter(Named),
    /// A class of positions: 直接下级, 下属员工, direct reports, a title.
    People(Named),
    Nothing,
}

/// A matter or a class of people, without limit, scope, condition, and articles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// What it is called; a member of a list may owe its head to the member before.
    pub text: String,
    pub range: TextRange,
    /// The same with what was taken off it: the scope and condition in front, or the whole list that it is a member
    /// of (`采购与付款`). It may itself be the name of one declared matter, so look it up first.
    pub whole: Option<TextRange>,
}

/// A limit and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bound {
    pub limit: Limit,
    pub range: TextRange,
}

/// Reads an authority line, without its number and attributes. Takes time linear in the text.
pub fn grants(_text: &str, _vocabulary: &Vocabulary) -> Reading {
    Reading::default()
}
