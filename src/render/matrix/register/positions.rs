//! The list of positions: all that a description says beside its lists, a column each. Decides no look.

use super::List;
use super::choices;
use crate::model::body::Body;
use crate::model::document::{Document, Signature};
use crate::model::{Entity, Field, Link, NameList, PositionId};
use crate::render::matrix::{Maker, subject, value};
use crate::render::sheet::{Cell, Column, Sheet};
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Owner;

const POSITION: Owner = Owner::Kind(Kind::Position);

/// A cell of a position, and the column it stands in.
struct Entry {
    head: String,
    cell: Cell,
    /// Whether its text may be long.
    long: bool,
    choices: Option<&'static str>,
}

impl Entry {
    fn short(head: String, text: impl Into<String>) -> Self {
        Self {
            head,
            cell: Cell::text(text),
            long: false,
            choices: None,
        }
    }

    fn long(head: String, text: impl Into<String>) -> Self {
        Self {
            long: true,
            ..Self::short(head, text)
        }
    }

    fn chosen_from(self, choices: &'static str) -> Self {
        Self {
            choices: Some(choices),
            ..self
        }
    }

    fn naming(self, to: Option<PositionId>) -> Self {
        Self {
            cell: self
                .cell
                .naming(to.and_then(|id| subject(Entity::Position(id)))),
            ..self
        }
    }

    fn column(&self, at: usize) -> Column {
        let id = format!("field-{at}");
        let column = match self.long {
            true => Column::text(id),
            false => Column::name(id, 14.0),
        };
        match self.choices {
            Some(choices) => column.chosen_from(choices),
            None => column,
        }
    }
}

impl Maker<'_> {
    pub(super) fn position_list(&self) -> Option<Sheet> {
        let mut list: Option<List> = None;
        let holders = self.holders();
        for (department, id) in self.positions() {
            let held = holders
                .get(&id)
                .map_or_else(String::new, |own| own.join(self.list_mark()));
            let entries = self.position_entries(id, held);
            let list = list.get_or_insert_with(|| {
                let own = entries.iter().enumerate();
                let own = own.map(|(at, entry)| (entry.column(at), entry.head.clone()));
                List::new(self.owner_heads().into_iter().chain(own).collect())
            });
            let mut row = self.owner(department, Some(id));
            // Here others lead.
            row[1].names = None;
            row[1].about = subject(Entity::Position(id));
            row.extend(entries.into_iter().map(|entry| entry.cell));
            list.rows.push(row);
        }
        list?.sheet(self.tab("positions"), 2)
    }

    fn position_entries(&self, id: PositionId, held: String) -> Vec<Entry> {
        let own = &self.model[id];
        let label = |concept| self.lexicon.label(POSITION, concept);
        let mut entries = self.identification(id);
        entries.push(Entry::short(self.column("holders"), held));
        let mut long = |head: String, body: &Body| entries.push(Entry::long(head, body.plain()));
        for (concept, body) in [
            (Concept::Purpose, &own.purpose),
            (Concept::Responsibilities, &own.responsibilities),
            (Concept::Prohibitions, &own.prohibitions),
            (Concept::Workflow, &own.workflow),
        ] {
            long(label(concept), body);
        }
        let record = |concept| {
            self.lexicon
                .label(Owner::Record(Concept::Relations), concept)
        };
        for (concept, relation) in own.relations.fields() {
            long(record(concept), &relation.body);
        }
        long(label(Concept::Relations), &own.relations.other);
        entries.extend(self.qualification_entries(id));
        for (concept, body) in [
            (Concept::Conditions, &own.conditions),
            (Concept::Career, &own.career),
            (Concept::Notes, &own.notes),
        ] {
            entries.push(Entry::long(label(concept), body.plain()));
        }
        entries.extend(self.document_entries(own.document.as_ref()));
        entries
    }

    /// The one-line labels of a position.
    fn identification(&self, id: PositionId) -> Vec<Entry> {
        let own = &self.model[id];
        let label = |concept| self.lexicon.label(POSITION, concept);
        let count = own.headcount.value();
        let superior = own.superior.map(|id| self.model[id].title.clone());
        let superior = superior.unwrap_or_else(|| self.names(&own.superior_names));
        let below = own.subordinates.iter();
        let below: Vec<&str> = below.map(|id| self.model[*id].title.as_str()).collect();
        let aliases: Vec<&str> = own.aliases.iter().map(|said| said.value.as_str()).collect();
        let mut entries = vec![
            Entry::short(label(Concept::Code), value(&own.code)),
            Entry::short(label(Concept::Grade), value(&own.grade)).chosen_from(choices::GRADE),
            Entry::short(
                label(Concept::Headcount),
                count.map_or("", |count| count.text.as_str()),
            ),
            Entry::short(label(Concept::Kind), value(&own.kind_text)).chosen_from(choices::KIND),
            Entry::short(label(Concept::Location), value(&own.location)),
            Entry::short(label(Concept::Superior), superior)
                .naming(own.superior)
                .chosen_from(choices::POSITION),
            Entry::short(label(Concept::Subordinates), below.join(self.list_mark())),
        ];
        for (concept, links) in [
            (Concept::Functional, &own.functional),
            (Concept::Dotted, &own.dotted),
            (Concept::Deputy, &own.deputies),
        ] {
            let only = match &links[..] {
                [link] => link.to,
                _ => None,
            };
            entries.push(Entry::short(label(concept), self.links(links)).naming(only));
        }
        let aliases = aliases.join(self.list_mark());
        entries.push(Entry::short(label(Concept::Alias), aliases));
        entries
    }

    fn names(&self, list: &NameList) -> String {
        let parts: Vec<&str> = list.parts.iter().map(|part| part.value.as_str()).collect();
        match (parts.is_empty(), list.none) {
            (true, Some(_)) => self.lexicon.word("none"),
            _ => parts.join(self.list_mark()),
        }
    }

    fn links(&self, links: &[Link]) -> String {
        let names: Vec<&str> = links.iter().map(|link| link.text.as_str()).collect();
        names.join(self.list_mark())
    }

    fn qualification_entries(&self, id: PositionId) -> Vec<Entry> {
        let own = &self.model[id].qualifications;
        let owner = Owner::Record(Concept::Qualifications);
        let label = |concept| self.lexicon.label(owner, concept);
        let mut entries: Vec<Entry> = [
            (Concept::Education, &own.education),
            (Concept::Major, &own.major),
            (Concept::Age, &own.age),
            (Concept::Sex, &own.sex),
        ]
        .map(|(concept, field)| Entry::short(label(concept), value(field)))
        .into();
        entries.extend(
            [
                (Concept::Experience, &own.experience),
                (Concept::Certificates, &own.certificates),
                (Concept::Knowledge, &own.knowledge),
                (Concept::Skills, &own.skills),
                (Concept::Traits, &own.traits),
                (Concept::Languages, &own.languages),
            ]
            .map(|(concept, body)| Entry::long(label(concept), body.plain())),
        );
        let added = own.added.iter();
        let added = added.map(|(name, body)| format!("{name}\n{}", body.plain()));
        let other = std::iter::once(own.other.plain()).chain(added);
        let other: Vec<String> = other.filter(|text| !text.is_empty()).collect();
        entries.push(Entry::long(label(Concept::Other), other.join("\n")));
        entries
    }

    fn document_entries(&self, own: Option<&Document>) -> Vec<Entry> {
        let none = Document::default();
        let own = own.unwrap_or(&none);
        let owner = Owner::Record(Concept::Document);
        let signed = |field: &Field<Signature>| {
            let own = field.value();
            own.map_or_else(String::new, |own| match own.date {
                Some(date) => format!("{} {}", own.name, crate::render::view::day(date)),
                None => own.name.clone(),
            })
        };
        let effective = own.effective.value().map_or("", |day| day.text.as_str());
        [
            (Concept::Code, value(&own.code).to_owned()),
            (Concept::Version, value(&own.version).to_owned()),
            (Concept::Effective, effective.to_owned()),
            (Concept::Prepared, signed(&own.prepared)),
            (Concept::Reviewed, signed(&own.reviewed)),
            (Concept::Approved, signed(&own.approved)),
            (Concept::Countersigned, self.names(&own.countersigned)),
        ]
        .map(|(concept, text)| Entry::short(self.lexicon.label(owner, concept), text))
        .into()
    }
}
