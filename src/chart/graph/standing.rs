//! Who stands beside the line rather than in it: assistants, staff, deputies, boards and those who watch over them.
//! What is declared counts first, then what a title says. Reads titles; moves no box.

use super::Graph;
use crate::chart::scene::Standing;
use crate::syntax::concept::{PositionKind, TextMark};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;

/// What is declared of a box, beside its title.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Declared {
    /// 性质.
    pub(super) kind: Option<PositionKind>,
    /// Whether its superior names it as 代理人.
    pub(super) is_deputy: bool,
    /// Whether it is an organisational unit, whose name is no title.
    pub(super) is_unit: bool,
}

/// Settles how each box stands to the one it hangs under.
pub(super) fn settle(graph: &mut Graph, declared: impl Fn(usize) -> Declared) {
    let words = Words::new(Vocabulary::built_in());
    for at in 0..graph.nodes.len() {
        let node = &graph.nodes[at];
        let is_leaf = node.children.is_empty() && node.hidden == 0;
        let title = fold::word(&node.title);
        let standing = match node.parent {
            None if is_leaf && words.is_board(&title) => Standing::Above,
            None => Standing::Line,
            Some(head) => {
                let head = fold::word(&graph.nodes[head].title);
                words.standing(&title, &head, is_leaf, declared(at))
            }
        };
        graph.nodes[at].standing = standing;
    }
    graph.keep_lines();
}

struct Words<'a> {
    aide: &'a [String],
    deputy: &'a [String],
    board: &'a [String],
    watch: &'a [String],
    staff_unit: &'a [String],
}

impl<'a> Words<'a> {
    fn new(vocabulary: &'a Vocabulary) -> Self {
        Self {
            aide: vocabulary.marks(TextMark::Aide),
            deputy: vocabulary.marks(TextMark::Deputy),
            board: vocabulary.marks(TextMark::Board),
            watch: vocabulary.marks(TextMark::Watch),
            staff_unit: vocabulary.marks(TextMark::StaffUnit),
        }
    }

    fn standing(&self, title: &str, head: &str, is_leaf: bool, declared: Declared) -> Standing {
        match declared.kind {
            Some(PositionKind::Assistant) => return Standing::Side,
            Some(PositionKind::Functional) if is_leaf => return Standing::Side,
            Some(PositionKind::Line) => return Standing::Line,
            _ => {}
        }
        if !is_leaf {
            return Standing::Line;
        }
        if declared.is_deputy {
            return Standing::Beside;
        }
        let unit = |words: &[String]| words.iter().any(|word| title.ends_with(word.as_str()));
        let is_side = match declared.is_unit {
            true => unit(self.staff_unit) || unit(self.watch),
            false => self.helps(title, head) || self.is_deputy_of(title, head) || unit(self.watch),
        };
        if is_side {
            Standing::Side
        } else {
            Standing::Line
        }
    }

    fn is_board(&self, title: &str) -> bool {
        self.board.iter().any(|word| word == title)
    }

    /// 总经理助理 below 总经理, Assistant to the General Manager below General Manager.
    fn helps(&self, title: &str, head: &str) -> bool {
        self.aide.iter().any(|aide| {
            let behind = title.strip_suffix(aide.as_str());
            let before = title.strip_prefix(aide.as_str());
            behind.is_some_and(|rest| rest.trim_end() == head)
                || before.is_some_and(|rest| is_of(rest, head))
        })
    }

    /// 销售部副经理 below 销售部经理, Deputy Sales Manager below Sales Manager.
    fn is_deputy_of(&self, title: &str, head: &str) -> bool {
        self.deputy.iter().any(|mark| {
            let mut places = title.match_indices(mark.as_str());
            places.any(|(at, mark)| {
                let (before, behind) = (&title[..at], &title[at + mark.len()..]);
                squeezed(before, behind) == head
            })
        })
    }
}

/// What is left of a title without a word in it.
fn squeezed(before: &str, behind: &str) -> String {
    match before.is_empty() || behind.starts_with(' ') {
        true => format!("{before}{}", behind.trim_start()),
        false => format!("{before}{behind}"),
    }
}

/// Whether the words behind "assistant" end in the title of the head, after a word or two that join them.
fn is_of(rest: &str, head: &str) -> bool {
    let Some(joint) = rest.strip_suffix(head) else {
        return false;
    };
    !head.is_empty() && joint.starts_with(' ') && joint.split_whitespace().count() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(title: &str, head: &str) -> Standing {
        let words = Words::new(Vocabulary::built_in());
        let folded = |text: &str| fold::word(text);
        words.standing(&folded(title), &folded(head), true, Declared::default())
    }

    #[test]
    fn titles_say_who_helps_whom() {
        for (title, head) in [
            ("总经理助理", "总经理"),
            ("总经理秘书", "总经理"),
            ("Assistant to the General Manager", "General Manager"),
            ("General Manager Assistant", "General Manager"),
            ("副总经理", "总经理"),
            ("销售部副经理", "销售部经理"),
            ("Deputy Sales Manager", "Sales Manager"),
            ("监事会", "股东会"),
        ] {
            assert_eq!(standing(title, head), Standing::Side, "{title}");
        }
        for (title, head) in [
            ("行政助理", "行政经理"),
            ("Sales Assistant", "Sales Manager"),
            ("副经理", "总经理"),
            ("董事会秘书长", "总经理"),
            ("专员", "经理"),
        ] {
            assert_eq!(standing(title, head), Standing::Line, "{title}");
        }
    }

    #[test]
    fn what_is_declared_counts_first() {
        let words = Words::new(Vocabulary::built_in());
        let of = |kind, is_leaf| {
            let declared = Declared {
                kind: Some(kind),
                ..Declared::default()
            };
            words.standing("总经理助理", "总经理", is_leaf, declared)
        };
        assert_eq!(of(PositionKind::Line, true), Standing::Line);
        assert_eq!(of(PositionKind::Assistant, false), Standing::Side);
        assert_eq!(of(PositionKind::Functional, false), Standing::Line);
        assert_eq!(of(PositionKind::Functional, true), Standing::Side);
    }
}
