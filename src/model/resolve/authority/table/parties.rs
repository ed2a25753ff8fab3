//! Who is meant by the head of a column or by a name in a cell of an approval table.

use crate::model::authority::{Relative, Role};
use crate::model::resolve::{Builder, names};
use crate::model::{Entity, Said, Target};
use crate::syntax::concept::{Concept, TextMark, ValueWord};
use crate::text::fold;

impl Builder<'_> {
    /// A role that is no name.
    fn relative_role(&self, head: &str) -> Option<Role> {
        let word = fold::word(head);
        let is = |meaning| self.vocabulary.is(meaning, &word);
        if is(ValueWord::Applicant) {
            return Some(Role::Applicant);
        }
        let relative = match () {
            () if is(ValueWord::OwnHead) || is(ValueWord::UnitHead) => Relative::Head,
            () if is(ValueWord::Executive) => Relative::Executive,
            () if is(ValueWord::OwnSuperior) => Relative::Superior,
            () => return None,
        };
        Some(Role::Relative(relative))
    }

    /// 有关部门, 其他部门, 相关系统总监: nobody in particular, so that nothing is granted and nobody is missing.
    fn is_anybody(&self, name: &str) -> bool {
        let word = fold::word(name);
        let vocabulary = self.vocabulary;
        let is_of = |mark| vocabulary.marks(mark).contains(&word);
        let opens = |prefix: &String| {
            let len = fold::prefix(&word, prefix);
            len.is_some_and(|len| len < word.len() && self.ends_in_party(&word[len..]))
        };
        is_of(TextMark::Everyone) || vocabulary.marks(TextMark::Concerned).iter().any(opens)
    }

    /// Whether a text ends in a word for a unit or in a rank.
    fn ends_in_party(&self, text: &str) -> bool {
        let marks = [TextMark::Rank, TextMark::UnitName, TextMark::Office];
        let mut words = marks.iter().flat_map(|&mark| self.vocabulary.marks(mark));
        words.any(|word| fold::suffix(text, word).is_some())
    }

    pub(super) fn known_role(&self, head: &str, from: Entity) -> Option<Role> {
        self.relative_role(head)
            .or_else(|| match self.target_of(head, from, Concept::Chain) {
                Target::Position(id) => Some(Role::Position(id)),
                Target::Either(ids) => Some(Role::Either(ids)),
                Target::UnitAsPerson(id) => self.model[id].head.map(Role::Position),
                _ => None,
            })
    }

    /// Who is meant by a name at a place; the name is noted as used.
    pub(super) fn role(&mut self, said: &Said<String>, name: &str, from: Entity) -> Role {
        let piece = names::whole(name);
        let offset = said.value.find(piece.text).unwrap_or_default();
        let place = names::Piece {
            text: piece.text,
            offset,
            quoted: piece.quoted,
        };
        let span = self.span_of(said, place);
        let target = self.target_of(piece.text, from, Concept::Chain);
        // A title of that very name is meant before a role.
        if !matches!(target, Target::Position(_))
            && let Some(role) = self.relative_role(piece.text)
        {
            return role;
        }
        let role = match &target {
            Target::Position(id) => Role::Position(*id),
            Target::Either(ids) => Role::Either(ids.clone()),
            Target::UnitAsPerson(id) => match self.model[*id].head {
                Some(head) => Role::Position(head),
                None => Role::Unknown(piece.text.to_owned()),
            },
            _ if self.is_anybody(piece.text) => return Role::Unknown(piece.text.to_owned()),
            _ => Role::Unknown(piece.text.to_owned()),
        };
        self.reference(piece.text, span, target, from, Concept::Chain);
        role
    }
}
