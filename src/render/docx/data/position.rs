//! What the fields of a position say.

use super::super::fields::Field;
use super::lines::{Line, Lines};
use super::{Block, Data, Item, Picture, Value, owned, text};
use crate::model::body::Body;
use crate::model::{NameList, PositionId};
use crate::render::view::{Sheet, merged};
use crate::syntax::concept::Concept;
use crate::syntax::vocabulary::Owner;
use std::borrow::Cow;
use std::sync::Arc;

impl<'a> Data<'a> {
    pub(super) fn position(&self, sheet: &'a Sheet, id: PositionId, field: &Field) -> Value<'a> {
        let position = &self.model()[id];
        let Some(concept) = field.concept() else {
            return self.position_own(sheet, id, field);
        };
        match concept {
            Concept::Subordinates => self.subordinates(sheet, id),
            Concept::Functional => self.names(&position.functional_names, &position.functional),
            Concept::Dotted => self.names(&position.dotted_names, &position.dotted),
            Concept::Deputy => self.names(&position.deputy_names, &position.deputies),
            Concept::Purpose => self.lines(&position.purpose),
            Concept::Duties => self.lines(&position.duties),
            Concept::Kpis => {
                let none = || self.lexicon.word("none");
                let lines = Lines::of_kpis(&position.kpi_body, &position.kpis, none);
                Value::Lines(lines.into_iter().map(Item::Line).collect())
            }
            Concept::Authorities => self.lines(&position.authorities),
            Concept::Responsibilities => self.lines(&position.responsibilities),
            Concept::Prohibitions => self.lines(&position.prohibitions),
            Concept::Workflow => self.lines(&position.workflow),
            Concept::Conditions => self.lines(&position.conditions),
            Concept::Career => self.lines(&position.career),
            Concept::Notes => self.lines(&position.notes),
            Concept::Relations => Value::Record(Item::Relations(id), self.all_relations(id)),
            Concept::Qualifications => {
                Value::Record(Item::Qualifications(id), self.all_qualifications(id))
            }
            Concept::Document => {
                let organisation = self.model().organisation.document.as_ref();
                self.record(Arc::new(merged(position.document.as_ref(), organisation)))
            }
            concept => Self::fact(sheet, concept),
        }
    }

    fn position_own(&self, sheet: &'a Sheet, id: PositionId, field: &Field) -> Value<'a> {
        match field.id() {
            "title" => text(self.model()[id].title.as_str()),
            "holders" => {
                let holders = self.holders.get(&id).map(Vec::as_slice);
                let mark = self.lexicon.language().list_mark();
                owned(holders.unwrap_or_default().join(mark))
            }
            "chart" => Value::Picture(Some(Picture::Position(id))),
            "facts" => Value::Block(Block::Facts(sheet)),
            "sections" => Value::Block(Block::Sections(&sheet.sections)),
            "control" => Value::Block(match &sheet.control {
                Some(control) => Block::Control(control),
                None => Block::Nothing,
            }),
            _ => Value::Block(Block::Signatures(&sheet.signatures)),
        }
    }

    /// Those it lists and those who name it, as the sheet has them.
    fn subordinates(&self, sheet: &'a Sheet, id: PositionId) -> Value<'a> {
        let position = &self.model()[id];
        let listed = position.listed.iter();
        let mut names: Vec<Item> = listed
            .map(|link| Item::Name(Cow::Borrowed(link.text.as_str()), link.to))
            .collect();
        let unlisted = position
            .subordinates
            .iter()
            .filter(|&&below| !position.listed.iter().any(|link| link.to == Some(below)));
        names.extend(unlisted.map(|&below| {
            Item::Name(
                Cow::Borrowed(self.model()[below].title.as_str()),
                Some(below),
            )
        }));
        if names.is_empty()
            && let Value::Text(said) = Self::fact(sheet, Concept::Subordinates)
            && !said.is_empty()
        {
            names.push(Item::Name(said, None));
        }
        Value::Names(names)
    }

    /// A list of names: what was resolved, else what is written.
    fn names(&self, list: &'a NameList, links: &'a [crate::model::Link]) -> Value<'a> {
        if list.parts.is_empty() && list.none.is_some() {
            let none = self.lexicon.word("none");
            return Value::Names(vec![Item::Name(Cow::Owned(none), None)]);
        }
        let written = list.parts.iter();
        let items: Vec<Item> = match links.is_empty() {
            true => written
                .map(|said| Item::Name(Cow::Borrowed(said.value.as_str()), None))
                .collect(),
            false => links
                .iter()
                .map(|link| Item::Name(Cow::Borrowed(link.text.as_str()), link.to))
                .collect(),
        };
        Value::Names(items)
    }

    pub(super) fn relation(&self, id: PositionId, field: &Field) -> Value<'a> {
        let relations = &self.model()[id].relations;
        let named = relations.fields();
        let named = named
            .iter()
            .find(|(concept, _)| Some(*concept) == field.concept());
        match named {
            Some((_, relation)) => self.lines(&relation.body),
            None => self.others(&relations.other, &relations.added),
        }
    }

    fn all_relations(&self, id: PositionId) -> Vec<Line<'a>> {
        let relations = &self.model()[id].relations;
        let owner = Owner::Record(Concept::Relations);
        let mut lines = self.body_lines(&relations.other);
        for (concept, relation) in relations.fields() {
            let label = self.lexicon.label(owner, concept);
            lines.extend(self.labelled(&label, self.body_lines(&relation.body)));
        }
        lines.extend(self.added(&relations.added));
        lines
    }

    pub(super) fn qualification(&self, id: PositionId, field: &Field) -> Value<'a> {
        let own = &self.model()[id].qualifications;
        let said = |said: &'a crate::model::Field<String>| match said {
            crate::model::Field::StatedNone(_) => owned(self.lexicon.word("none")),
            said => text(said.value().map_or("", String::as_str)),
        };
        match field.concept() {
            Some(Concept::Education) => said(&own.education),
            Some(Concept::Major) => said(&own.major),
            Some(Concept::Experience) => self.lines(&own.experience),
            Some(Concept::Certificates) => self.lines(&own.certificates),
            Some(Concept::Knowledge) => self.lines(&own.knowledge),
            Some(Concept::Skills) => self.lines(&own.skills),
            Some(Concept::Traits) => self.lines(&own.traits),
            Some(Concept::Languages) => self.lines(&own.languages),
            Some(Concept::Age) => said(&own.age),
            Some(Concept::Sex) => said(&own.sex),
            _ => self.others(&own.other, &own.added),
        }
    }

    fn all_qualifications(&self, id: PositionId) -> Vec<Line<'a>> {
        let own = &self.model()[id].qualifications;
        let owner = Owner::Record(Concept::Qualifications);
        let label = |concept| self.lexicon.label(owner, concept);
        let mut lines = Vec::new();
        for (concept, said) in [
            (Concept::Education, &own.education),
            (Concept::Major, &own.major),
        ] {
            lines.extend(self.stated(&label(concept), said));
        }
        for (concept, body) in [
            (Concept::Experience, &own.experience),
            (Concept::Certificates, &own.certificates),
            (Concept::Knowledge, &own.knowledge),
            (Concept::Skills, &own.skills),
            (Concept::Traits, &own.traits),
            (Concept::Languages, &own.languages),
        ] {
            lines.extend(self.labelled(&label(concept), self.body_lines(body)));
        }
        for (concept, said) in [(Concept::Age, &own.age), (Concept::Sex, &own.sex)] {
            lines.extend(self.stated(&label(concept), said));
        }
        lines.extend(self.added(&own.added));
        let other = self.body_lines(&own.other);
        lines.extend(match lines.is_empty() {
            true => other,
            false => self.labelled(&label(Concept::Other), other),
        });
        lines
    }

    fn stated(&self, label: &str, said: &'a crate::model::Field<String>) -> Vec<Line<'a>> {
        let text = match said {
            crate::model::Field::StatedNone(_) => Cow::Owned(self.lexicon.word("none")),
            crate::model::Field::Value(said) => Cow::Borrowed(said.value.as_str()),
            _ => return Vec::new(),
        };
        self.labelled(label, vec![Line::plain(text)])
    }

    pub(super) fn body_lines(&self, body: &'a Body) -> Vec<Line<'a>> {
        Lines::of(body, || self.lexicon.word("none"))
    }

    /// Fields of the workspace, under the words it gave them.
    fn added(&self, added: &'a [(String, Body)]) -> Vec<Line<'a>> {
        let lines = added
            .iter()
            .flat_map(|(word, body)| self.labelled(word, self.body_lines(body)));
        lines.collect()
    }

    fn others(&self, other: &'a Body, added: &'a [(String, Body)]) -> Value<'a> {
        let mut lines = self.body_lines(other);
        lines.extend(self.added(added));
        Value::Lines(lines.into_iter().map(Item::Line).collect())
    }
}
