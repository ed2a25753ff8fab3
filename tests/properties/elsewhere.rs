//! Findings about one file that another file, or the manifest, makes or takes away: none is kept beyond its reason.

use super::memory::{Memory, ROOT};
use rolec::project::{Cache, Project, Request};
use std::path::PathBuf;

/// A rule, the file that it speaks about, and another one before and after.
pub struct Case {
    rule: &'static str,
    here: &'static str,
    elsewhere: &'static str,
    before: &'static str,
    after: &'static str,
}

const OTHER: &str = "other.role";
const MANIFEST: &str = "rolec.yaml";

const SUPERVISOR: &str = "\
岗位：行政主管
  部门：行政部
  职责：
    1. 安排会议室。
    2. 管理办公用品。
    3. 接待来访客人。
  权限：
    1. 审批：办公用品采购
    2. 审批：广告投放方案
  绩效：
    1. 会议室准备及时率 ≥ 98%
    2. 办公用品差错 ≤ 1次
    3. 接待满意度 ≥ 95%
    4. 宣传得分 ≥ 5分
";

/// What another file says that the rule listens to.
pub const CASES: &[Case] = &[
    Case {
        rule: "balance/authority-without-duty",
        here: SUPERVISOR,
        elsewhere: OTHER,
        before: "岗位：行政专员\n  直接上级：行政主管\n  职责：\n    1. 投放广告。\n",
        after: "岗位：行政专员\n  直接上级：行政主管\n  职责：\n    1. 收发信件。\n",
    },
    Case {
        rule: "balance/authority-without-duty",
        here: SUPERVISOR,
        elsewhere: OTHER,
        before: "部门：行政部\n  职能：\n    1. 投放广告。\n",
        after: "部门：行政部\n  职能：\n    1. 收发信件。\n",
    },
    Case {
        rule: "balance/kpi-without-duty",
        here: SUPERVISOR,
        elsewhere: OTHER,
        before: "指标：宣传得分\n  公式：会议室宣传栏检查得分\n",
        after: "指标：宣传得分\n  公式：读者投票\n",
    },
    Case {
        rule: "balance/duty-without-kpi",
        here: "\
岗位：客服主管
  职责：
    1. 接听客户来电。
    2. 处理客户投诉。
    3. 维护知识库。
    4. 保管通话录音。
  绩效：
    1. 来电接通率 ≥ 95%
    2. 投诉处理及时率 ≥ 98%
    3. 知识库更新 ≥ 4次
    4. 完整率 ≥ 95%
",
        elsewhere: OTHER,
        before: "指标：完整率\n  公式：留存的通话录音 ÷ 全部通话录音\n",
        after: "指标：完整率\n  公式：在册人数 ÷ 全部人数\n",
    },
    Case {
        rule: "kpi/duplicate",
        here: "岗位：客服主管\n  绩效：\n    1. 接通率 ≥ 95%\n    2. 来电接通率 ≥ 90%\n",
        elsewhere: OTHER,
        before: "指标：接通率\n  别名：来电接通率\n",
        after: "指标：接通率\n",
    },
    Case {
        rule: "text/term-drift",
        here: "岗位：出纳\n  职责：\n    1. 拟定计划。\n",
        elsewhere: OTHER,
        before: "岗位：会计\n  职责：\n    1. 拟订计划。\n    2. 拟订预算。\n",
        after: "岗位：会计\n  职责：\n    1. 编写计划。\n    2. 编写预算。\n",
    },
    Case {
        rule: "text/term-drift",
        here: "岗位：出纳\n  职责：\n    1. 由客服主任签收。\n",
        elsewhere: OTHER,
        before: "岗位：客服部主任\n",
        after: "岗位：销售部主任\n",
    },
    Case {
        rule: "text/term-drift",
        here: "岗位：出纳\n  职责：\n    1. 拟订计划。\n    2. 拟定预算。\n    3. 拟定方案。\n",
        elsewhere: MANIFEST,
        before: "",
        after: "vocabulary: {discouraged: {拟订: [拟定]}}\n",
    },
    Case {
        rule: "text/discouraged",
        here: "岗位：出纳\n  职责：\n    1. 拟订计划。\n",
        elsewhere: MANIFEST,
        before: "vocabulary: {discouraged: {拟订: [拟定]}}\n",
        after: "vocabulary: {discouraged: {拟订: [编制]}}\n",
    },
    Case {
        rule: "text/placeholder",
        here: "岗位：出纳\n  直接上级：XX主管\n",
        elsewhere: OTHER,
        before: "岗位：XX主管\n",
        after: "岗位：主管\n",
    },
    Case {
        rule: "text/scan-noise",
        here: "岗位：出纳\n  职责：\n    1. 登记客12、户档案，1、核对，2、归档。\n",
        elsewhere: OTHER,
        before: "岗位：会计\n  职责：\n    1. 走访客户。\n",
        after: "岗位：会计\n  职责：\n    1. 走访顾主。\n",
    },
    Case {
        rule: "duty/compound",
        here: "岗位：出纳\n  职责：\n    1. 登记日记账，保管支票，核对余额。\n",
        elsewhere: MANIFEST,
        before: "thresholds: {acts: 3}\n",
        after: "thresholds: {acts: 2}\n",
    },
    Case {
        rule: "duty/near-duplicate",
        here: "\
岗位：出纳
  职责：
    1. 每月核对银行存款余额并编制调节表。
    2. 每周核对银行存款余额并编制调节表。
",
        elsewhere: MANIFEST,
        before: "thresholds: {similarity: 0.6}\n",
        after: "thresholds: {similarity: 1}\n",
    },
    Case {
        rule: "duty/numbering",
        here: "岗位：出纳\n  部门：财务部\n  职责：\n    1. 收款。\n    3. 付款。\n",
        elsewhere: OTHER,
        before: "部门：财务部\n",
        after: "部门：总部\n\n部门：财务部\n  上级部门：总部\n",
    },
    Case {
        rule: "qualification/inversion",
        here: "岗位：出纳\n  直接上级：会计\n  任职资格：\n    学历：本科\n",
        elsewhere: OTHER,
        before: "岗位：会计\n  任职资格：\n    学历：大专\n",
        after: "岗位：会计\n  任职资格：\n    学历：硕士\n",
    },
];

impl Case {
    /// What is found before and after the other file changed, by a rule that knows what was, and by one that does not.
    pub fn fault(&self) -> Option<String> {
        let mut cache = Cache::default();
        let told = [self.before, self.after].map(|text| {
            let files = Memory::of([("here.role", self.here), (self.elsewhere, text)]);
            let request = Request {
                root: PathBuf::from(ROOT),
                only: Vec::new(),
            };
            let known = Project::load_again(&request, &files, &mut cache);
            let known = known.unwrap_or_else(|failures| panic!("{failures:?}"));
            (self.told(&known), self.told(&files.project()))
        });
        let [(before, _), (after, fresh)] = &told;
        let is_deaf = before == after;
        (is_deaf || after != fresh).then(|| format!("{} {:?}: {told:#?}", self.rule, self.after))
    }

    fn told(&self, project: &Project) -> Vec<String> {
        let found = project.check(&project.config(None)).into_iter();
        let own = found.filter(|own| own.rule == self.rule && own.span.file.0 == 0);
        own.map(|own| format!("{own:?}")).collect()
    }
}
