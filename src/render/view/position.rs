//! The sheet of a position: everything a job description says, in the order of the form.

use super::body::{Form, Reader, plain_cell};
use super::control::{Controls, merged};
use super::grid::Pairs;
use super::names::{Names, joined, rich, text};
use super::table::{Draft, cells_row, table};
use super::words::{Lexicon, concept_name};
use super::{Block, Cell, Field as ViewField, Head, Item, Row, Section, Sheet, Signature, plain};
use crate::model::body::{self, Body, Entry};
use crate::model::kpi::Kpi;
use crate::model::position::Position;
use crate::model::qualifications::Qualifications;
use crate::model::{Entity, Field, Model, PositionId};
use crate::syntax::concept::{Concept, Key, Kind};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

const OWNER: Owner = Owner::Kind(Kind::Position);

/// The attributes of an indicator that are columns wherever they are written.
const KPI_COLUMNS: [Key; 5] = [
    Key::Target,
    Key::Period,
    Key::Weight,
    Key::Formula,
    Key::Source,
];

/// Reads the sheets of positions.
pub(super) struct Positions<'a> {
    pub(super) model: &'a Model,
    pub(super) names: Names<'a>,
    pub(super) lexicon: Lexicon<'a>,
    pub(super) controls: Controls<'a>,
}

impl<'a> Positions<'a> {
    /// The sheet with only the wanted sections, if any are wanted.
    pub(super) fn sheet(&self, id: PositionId, head: Head, wanted: &[Concept]) -> Sheet {
        let position = &self.model[id];
        let document = merged(
            position.document.as_ref(),
            self.model.organisation.document.as_ref(),
        );
        let whole = wanted.is_empty();
        let sections = self.sections(id, wanted);
        Sheet {
            head,
            id: self.model.identity(Entity::Position(id)),
            rows: self.identification(id),
            sections,
            // What only repeats the page of document control is left out.
            control: (whole && (position.document.is_some() || !self.controls.told))
                .then(|| self.controls.sheet(&document, true))
                .flatten(),
            signatures: match whole {
                true => self.signatures(),
                false => Vec::new(),
            },
        }
    }

    fn identification(&self, id: PositionId) -> Vec<super::PairRow> {
        let position = &self.model[id];
        let from = Entity::Position(id);
        let mut pairs = Pairs::new(self.lexicon, OWNER);
        let name = self.lexicon.word("label-name-position");
        pairs.add("name", name, rich(position.title.as_str()));
        pairs.text(Concept::Code, &position.code);
        self.department(position, &mut pairs);
        pairs.text(Concept::Grade, &position.grade);
        pairs.field(Concept::Headcount, &position.headcount, |count| {
            rich(count.text.as_str())
        });
        pairs.text(Concept::Kind, &position.kind_text);
        self.superior(id, &mut pairs);
        pairs.names(Concept::Deputy, &position.deputy_names, self.names, from);
        pairs.names(
            Concept::Functional,
            &position.functional_names,
            self.names,
            from,
        );
        pairs.names(Concept::Dotted, &position.dotted_names, self.names, from);
        self.subordinates(id, &mut pairs);
        pairs.text(Concept::Location, &position.location);
        let aliases: Vec<&str> = position
            .aliases
            .iter()
            .map(|alias| alias.value.as_str())
            .collect();
        pairs.plain_names(Concept::Alias, &aliases);
        pairs.rows()
    }

    /// The department as written, or the one of the outline.
    fn department(&self, position: &Position, pairs: &mut Pairs) {
        match (&position.department_name, position.department) {
            (Field::Value(said), Some(id)) => {
                let mut piece = self.names.department(id);
                piece.text.clone_from(&said.value);
                pairs.value(Concept::Department, vec![piece]);
            }
            (Field::Absent, Some(id)) => {
                pairs.value(Concept::Department, vec![self.names.department(id)]);
            }
            (field, _) => pairs.text(Concept::Department, field),
        }
    }

    /// The superior as written, or as others say.
    fn superior(&self, id: PositionId, pairs: &mut Pairs) {
        let position = &self.model[id];
        let written = pairs.name_list(&position.superior_names, self.names, Entity::Position(id));
        let value = match (written, position.superior) {
            (Some(written), _) if !written.is_empty() => Some(written),
            (_, Some(superior)) => Some(vec![self.names.position(superior)]),
            (written, None) => written,
        };
        if let Some(value) = value {
            pairs.value(Concept::Superior, value);
        }
    }

    /// Those it lists, and those who name it as their superior.
    fn subordinates(&self, id: PositionId, pairs: &mut Pairs) {
        let position = &self.model[id];
        let list = &position.subordinate_names;
        let unlisted: Vec<PositionId> = position
            .subordinates
            .iter()
            .copied()
            .filter(|&below| !position.listed.iter().any(|link| link.to == Some(below)))
            .collect();
        let mark = self.lexicon.language().list_mark();
        let others = joined(
            unlisted.iter().map(|&below| self.names.position(below)),
            mark,
        );
        let value = match list.parts.is_empty() {
            false => {
                let mut value = self.names.list(list, Entity::Position(id), mark);
                if !others.is_empty() {
                    value.push(text(mark));
                    value.extend(others);
                }
                Some(value)
            }
            true if !others.is_empty() && list.none.is_none() => Some(others),
            true => pairs.name_list(list, self.names, Entity::Position(id)),
        };
        if let Some(value) = value {
            pairs.value(Concept::Subordinates, value);
        }
    }

    fn sections(&self, id: PositionId, wanted: &[Concept]) -> Vec<Section> {
        let position = &self.model[id];
        let duty = self.lexicon.word("column-duty");
        let text = self.lexicon.word("column-text");
        let step = self.lexicon.word("column-step");
        let form = |text| Form { text, columns: &[] };
        let body = |body: &Body, form: Form| (self.reader(id).body(body, form), Vec::new());
        let mut sections = Numbered::new(self.lexicon, OWNER, wanted);
        sections.add(Concept::Purpose, || body(&position.purpose, form(&text)));
        sections.add(Concept::Duties, || body(&position.duties, form(&duty)));
        sections.add(Concept::Kpis, || (self.kpis(id), Vec::new()));
        sections.add(Concept::Authorities, || {
            body(&position.authorities, form(&text))
        });
        sections.add(Concept::Responsibilities, || {
            body(&position.responsibilities, form(&text))
        });
        sections.add(Concept::Prohibitions, || {
            body(&position.prohibitions, form(&text))
        });
        sections.add(Concept::Workflow, || body(&position.workflow, form(&step)));
        sections.add(Concept::Relations, || self.relations(id));
        sections.add(Concept::Qualifications, || self.qualifications(id));
        sections.add(Concept::Conditions, || {
            body(&position.conditions, form(&text))
        });
        sections.add(Concept::Career, || body(&position.career, form(&text)));
        sections.add(Concept::Notes, || body(&position.notes, form(&text)));
        sections.sections
    }

    fn reader(&self, id: PositionId) -> Reader<'a> {
        Reader {
            names: self.names,
            lexicon: self.lexicon,
            from: Entity::Position(id),
        }
    }

    fn relations(&self, id: PositionId) -> (Vec<Block>, Vec<ViewField>) {
        let relations = &self.model[id].relations;
        let owner = Owner::Record(Concept::Relations);
        let mut fields = Fields::new(self.reader(id), owner);
        for (concept, relation) in relations.fields() {
            fields.body(concept, &relation.body);
        }
        fields.added(&relations.added);
        (fields.loose(&relations.other), fields.fields)
    }

    fn qualifications(&self, id: PositionId) -> (Vec<Block>, Vec<ViewField>) {
        let qualifications = &*self.model[id].qualifications;
        let owner = Owner::Record(Concept::Qualifications);
        let mut fields = Fields::new(self.reader(id), owner);
        let Qualifications {
            label: _,
            education,
            major,
            experience,
            certificates,
            knowledge,
            skills,
            traits,
            languages,
            age,
            sex,
            other,
            added,
        } = qualifications;
        fields.value(Concept::Education, education);
        fields.value(Concept::Major, major);
        fields.body(Concept::Experience, experience);
        fields.body(Concept::Certificates, certificates);
        fields.body(Concept::Knowledge, knowledge);
        fields.body(Concept::Skills, skills);
        fields.body(Concept::Traits, traits);
        fields.body(Concept::Languages, languages);
        fields.value(Concept::Age, age);
        fields.value(Concept::Sex, sex);
        fields.added(added);
        if fields.fields.is_empty() {
            return (fields.loose(other), Vec::new());
        }
        fields.body(Concept::Other, other);
        (Vec::new(), fields.fields)
    }

    /// Indicators with targets in a table; qualitative standards as a list, told apart.
    fn kpis(&self, id: PositionId) -> Vec<Block> {
        let position = &self.model[id];
        let reader = self.reader(id);
        if position.kpi_body.blocks.is_empty() {
            let text = self.lexicon.word("column-indicator");
            let form = Form {
                text: &text,
                columns: &[],
            };
            return reader.body(&position.kpi_body, form);
        }
        let leaves = position.kpi_body.leaves();
        let named = leaves
            .iter()
            .zip(position.kpis.iter())
            .filter(|(_, kpi)| kpi.name.is_some())
            .map(|((entry, _), _)| *entry);
        let named: Vec<&Entry> = named.collect();
        let mut kpis = Kpis {
            reader,
            columns: kpi_columns(&named, &position.kpis),
            numbered: named.iter().any(|entry| entry.mark.is_some()),
            told_apart: !named.is_empty(),
            rows: Vec::new(),
            out: Vec::new(),
        };
        let mut next = position.kpis.iter();
        kpis.blocks(&position.kpi_body.blocks, &mut next);
        kpis.flush();
        kpis.out
    }

    fn signatures(&self) -> Vec<Signature> {
        let blank = |name: &str| Signature {
            label: self.lexicon.word(name),
            name: String::new(),
            date: String::new(),
        };
        ["signature-holder", "signature-superior", "signature-hr"]
            .map(blank)
            .into()
    }
}

/// Sections with running numbers.
pub(super) struct Numbered<'a> {
    lexicon: Lexicon<'a>,
    owner: Owner,
    wanted: &'a [Concept],
    pub(super) sections: Vec<Section>,
}

impl<'a> Numbered<'a> {
    pub(super) fn new(lexicon: Lexicon<'a>, owner: Owner, wanted: &'a [Concept]) -> Self {
        Self {
            lexicon,
            owner,
            wanted,
            sections: Vec::new(),
        }
    }

    /// Adds a section that is wanted and says something.
    pub(super) fn add(
        &mut self,
        concept: Concept,
        content: impl FnOnce() -> (Vec<Block>, Vec<ViewField>),
    ) {
        if !self.wanted.is_empty() && !self.wanted.contains(&concept) {
            return;
        }
        let (blocks, fields) = content();
        if blocks.is_empty() && fields.is_empty() {
            return;
        }
        let title = self.lexicon.label(self.owner, concept);
        self.sections.push(Section {
            id: concept_name(concept),
            title: self.lexicon.section(self.sections.len() + 1, &title),
            runs: super::runs(blocks),
            fields,
        });
    }
}

/// The labelled fields of a record.
struct Fields<'a> {
    reader: Reader<'a>,
    owner: Owner,
    fields: Vec<ViewField>,
}

impl<'a> Fields<'a> {
    fn new(reader: Reader<'a>, owner: Owner) -> Self {
        Self {
            reader,
            owner,
            fields: Vec::new(),
        }
    }

    fn push(&mut self, concept: Concept, blocks: Vec<Block>) {
        self.fields.push(ViewField {
            id: concept_name(concept),
            label: self.reader.lexicon.label(self.owner, concept),
            blocks,
        });
    }

    fn value(&mut self, concept: Concept, field: &Field<String>) {
        let text = match field {
            Field::Absent | Field::Blank(_) => return,
            Field::StatedNone(_) => self.reader.lexicon.word("none"),
            Field::Value(said) => said.value.clone(),
        };
        let paragraphs = text.lines().map(rich).collect();
        self.push(concept, vec![Block::Prose { paragraphs }]);
    }

    fn body(&mut self, concept: Concept, body: &Body) {
        let blocks = self.loose(body);
        if !blocks.is_empty() {
            self.push(concept, blocks);
        }
    }

    fn loose(&self, body: &Body) -> Vec<Block> {
        let text = self.reader.lexicon.word("column-text");
        let form = Form {
            text: &text,
            columns: &[],
        };
        self.reader.body(body, form)
    }

    /// Fields of the workspace, under the words it gave them.
    fn added(&mut self, added: &[(String, Body)]) {
        for (word, body) in added {
            let blocks = self.loose(body);
            if !blocks.is_empty() {
                self.fields.push(ViewField {
                    id: "added",
                    label: word.clone(),
                    blocks,
                });
            }
        }
    }
}

/// The columns of the table of indicators: those of the form that are written anywhere, and what every second
/// indicator has.
fn kpi_columns(named: &[&Entry], kpis: &[Kpi]) -> Vec<Key> {
    let count = |key: Key| {
        named
            .iter()
            .filter(|entry| {
                entry
                    .attribute(key)
                    .is_some_and(|said| !said.value.is_empty())
            })
            .count()
    };
    let targets = kpis
        .iter()
        .any(|kpi| kpi.name.is_some() && kpi.target.is_some());
    let form = KPI_COLUMNS
        .into_iter()
        .filter(|&key| count(key) > 0 || (key == Key::Target && targets));
    let often = [
        Key::Unit,
        Key::Direction,
        Key::For,
        Key::Standard,
        Key::Note,
    ]
    .into_iter()
    .filter(|&key| named.len() > 1 && count(key) * 2 >= named.len());
    form.chain(often).collect()
}

struct Kpis<'a> {
    reader: Reader<'a>,
    columns: Vec<Key>,
    numbered: bool,
    /// Whether qualitative standards stand beside indicators, and are not headed as such yet.
    told_apart: bool,
    rows: Vec<Row>,
    out: Vec<Block>,
}

impl Kpis<'_> {
    fn blocks<'k>(&mut self, blocks: &[body::Block], next: &mut impl Iterator<Item = &'k Kpi>) {
        for block in blocks {
            match block {
                body::Block::Paragraph(paragraph) => {
                    self.flush();
                    let text = self.reader.prose_text(paragraph);
                    self.out.push(super::body::prose(text));
                }
                body::Block::Entry(entry) => self.entry(entry, next),
                body::Block::Group(group) => {
                    self.rows.push(Row::Across {
                        text: rich(group.title.value.as_str()),
                        note: self.reader.note(&group.attributes, &[]),
                        group: true,
                    });
                    self.blocks(&group.blocks, next);
                }
                body::Block::Grid(grid) => {
                    self.flush();
                    self.out.push(Block::Table(self.reader.grid(grid)));
                }
            }
        }
    }

    fn entry<'k>(&mut self, entry: &Entry, next: &mut impl Iterator<Item = &'k Kpi>) {
        if !entry.is_leaf() {
            let mark = entry.mark.as_deref().unwrap_or_default();
            let mut title = self.reader.prose_text(&entry.prose);
            if !mark.is_empty() {
                title.insert(0, text(format!("{} ", mark.trim())));
            }
            self.rows.push(Row::Across {
                text: title,
                note: self.reader.note(&entry.attributes, &[]),
                group: true,
            });
            for child in &entry.children {
                self.entry(child, next);
            }
            return;
        }
        match next.next() {
            Some(kpi) if kpi.name.is_some() => self.indicator(entry, kpi),
            _ => self.standard(entry),
        }
    }

    fn indicator(&mut self, entry: &Entry, kpi: &Kpi) {
        let columns = self.columns.clone();
        let mut cells = self.reader.entry_cells(entry, 0, &columns, self.numbered);
        let first = usize::from(self.numbered);
        let name = kpi.name.as_deref().unwrap_or(&kpi.text);
        if let (None, Some(at)) = (
            &kpi.target_text,
            columns.iter().position(|&key| key == Key::Target),
        ) {
            let target = kpi.text[name.len()..]
                .trim_start_matches(|c| fold::is_blank(c) || fold::is_colon(c));
            cells[first].text = rich(name);
            cells[first + 1 + at].text = rich(target);
        }
        self.rows.push(cells_row(cells));
    }

    fn standard(&mut self, entry: &Entry) {
        self.flush();
        if std::mem::take(&mut self.told_apart) {
            self.out.push(Block::Group {
                title: self.reader.lexicon.word("qualitative"),
                note: String::new(),
            });
        }
        let blocks = [body::Block::Entry(entry.clone())];
        let form = Form {
            text: "",
            columns: &[],
        };
        let items: Vec<Item> = match self.reader.blocks(&blocks, form).into_iter().next() {
            Some(Block::Items { items }) => items,
            _ => Vec::new(),
        };
        match self.out.last_mut() {
            Some(Block::Items { items: before }) => before.extend(items),
            _ => self.out.push(Block::Items { items }),
        }
    }

    /// Ends the table. Group titles without indicators become titles of what follows.
    fn flush(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let only_titles = rows.iter().all(|row| matches!(row, Row::Across { .. }));
        if only_titles {
            let titles = rows.into_iter().filter_map(|row| match row {
                Row::Across { text, note, .. } => Some(Block::Group {
                    title: plain(&text),
                    note,
                }),
                Row::Cells { .. } => None,
            });
            self.out.extend(titles);
            return;
        }
        let word = |name: &str| self.reader.lexicon.word(&format!("column-{name}"));
        let number = self.numbered.then(|| Draft::new("number", word("number")));
        let indicator = Draft::new("text", word("indicator"));
        let keys = self.columns.iter().map(|&key| self.reader.draft(key));
        let drafts = number.into_iter().chain([indicator]).chain(keys).collect();
        self.out.push(Block::Table(table(drafts, rows)));
    }
}

/// A cell for a number or a short word.
pub(super) fn short(words: impl Into<String>) -> Cell {
    plain_cell(rich(words))
}
