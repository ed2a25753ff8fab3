//! What stands in the parts of a booklet: hands each to those who know its entity, and makes the ones that are about
//! the whole organisation. Decides no order.

use super::build::{Input, has_control};
use super::control::{Controls, day};
use super::department::Departments;
use super::grid::Pairs;
use super::lists::Lists;
use super::matters::Approvals;
use super::names::{Anchors, Names, rich};
use super::outline::Charts;
use super::plan::{Order, Scope};
use super::planner::Planned;
use super::position::Positions;
use super::words::Lexicon;
use super::{
    Contents, Control, Cover, Head, Heading, Index, Pair, PairRow, Part, Section, Tables,
    TitledTable, body, matrices, process,
};
use crate::model::document::Document;
use crate::model::{Entity, Model};
use crate::render::design::PageSetup;
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Owner;

/// Fills planned parts.
pub(super) struct Filler<'a> {
    input: &'a Input<'a>,
    lexicon: Lexicon<'a>,
    order: &'a Order,
    names: Names<'a>,
    pub(super) controls: Controls<'a>,
    /// Of the organisation.
    pub(super) document: Document,
}

impl<'a> Filler<'a> {
    pub(super) fn new(
        input: &'a Input<'a>,
        lexicon: Lexicon<'a>,
        order: &'a Order,
        anchors: &'a Anchors,
    ) -> Self {
        let model = input.model;
        Self {
            input,
            lexicon,
            order,
            names: Names { model, anchors },
            controls: Controls {
                lexicon,
                sources: input.sources,
                told: has_control(input),
            },
            document: model.organisation.document.clone().unwrap_or_default(),
        }
    }

    pub(super) fn part(&self, plan: Planned, setup: PageSetup) -> Option<Part> {
        Some(match plan {
            Planned::Cover => Part::Cover(self.cover()),
            Planned::Control(head) => Part::Control(self.control(head)),
            Planned::Contents(head) => Part::Contents(Contents {
                head,
                entries: Vec::new(),
            }),
            Planned::Heading(head) => {
                let (number, name) = numbered(&head.mark.text);
                Part::Heading(Heading {
                    number: number.map(str::to_owned),
                    name: name.to_owned(),
                    head,
                    entries: Vec::new(),
                    mixed: false,
                })
            }
            Planned::Chart(head, scope) => Part::Chart(self.charts().chart(head, &scope)?),
            Planned::Department(head, id) => Part::Department(self.departments().sheet(id, head)),
            Planned::Position(head, id, sections) => {
                let positions = Positions {
                    model: self.input.model,
                    names: self.names,
                    lexicon: self.lexicon,
                    controls: self.controls,
                };
                Part::Position(positions.sheet(id, head, &sections))
            }
            Planned::Process(head, at) => {
                let (model, names) = (self.input.model, self.names);
                Part::Process(process::sheet(model, at, names, self.lexicon, head))
            }
            Planned::Matters(head, matters, marks) => {
                let approvals = Approvals {
                    model: self.input.model,
                    names: self.names,
                    lexicon: self.lexicon,
                    sources: self.input.sources,
                    complete: self.input.complete,
                };
                Part::Matters(approvals.chapter(&matters, head, &marks))
            }
            Planned::Tables(head, id, scope) => {
                let tables = self.tables(id, &scope);
                if tables.is_empty() {
                    return None;
                }
                Part::Tables(Tables { head, id, tables })
            }
            Planned::Matrix(head, kind, scope) => Part::Matrix(matrices::chapter(
                self.input, head, kind, scope, setup, self.names,
            )?),
            Planned::Index(head, scope) => {
                let groups = self.lists().index(&scope);
                if groups.is_empty() {
                    return None;
                }
                let lines = groups.iter().map(|group| group.entries.len() + 1).sum();
                Part::Index(Index {
                    head,
                    groups,
                    lines,
                })
            }
            Planned::Text(text) => Part::Text(text),
        })
    }

    fn departments(&self) -> Departments<'a> {
        Departments {
            model: self.input.model,
            names: self.names,
            lexicon: self.lexicon,
            controls: self.controls,
        }
    }

    fn charts(&self) -> Charts<'a> {
        Charts {
            model: self.input.model,
            order: self.order,
            names: self.names,
            lexicon: self.lexicon,
            theme: self.input.booklet.design.theme,
        }
    }

    fn lists(&self) -> Lists<'a> {
        Lists {
            model: self.input.model,
            order: self.order,
            names: self.names,
            lexicon: self.lexicon,
            sources: self.input.sources,
        }
    }

    fn tables(&self, id: &str, scope: &Scope) -> Vec<TitledTable> {
        let lists = self.lists();
        let plain = |table| {
            Some(TitledTable {
                title: String::new(),
                table,
            })
        };
        match id {
            "positions-list" => {
                let list = lists.positions(scope).and_then(plain);
                let holders = (*scope == Scope::All).then(|| lists.holders_table());
                list.into_iter().chain(holders.flatten()).collect()
            }
            "headcount" => {
                let table = lists.headcounts(scope, &self.departments());
                table.and_then(plain).into_iter().collect()
            }
            "kpis" => lists.definitions().and_then(plain).into_iter().collect(),
            "kpi" => lists.kpis(scope).and_then(plain).into_iter().collect(),
            "raci" => lists.raci(scope),
            _ => lists.glossary(),
        }
    }

    fn cover(&self) -> Cover {
        let written = |pair: &Pair| !pair.value.is_empty();
        let rows = self.controls.all_pairs(&self.document);
        let date = self.input.as_of.map(|date| Pair {
            id: "built",
            label: self.lexicon.word("label-document-built"),
            value: rich(day(date)),
        });
        Cover {
            rows: rows.into_iter().filter(written).collect(),
            signatures: self.controls.signatures(&self.document, false),
            date,
        }
    }

    fn control(&self, head: Head) -> Control {
        let model = self.input.model;
        let owner = Owner::Record(Concept::Document);
        let mut pairs = Pairs::new(self.lexicon, owner);
        let title = self.input.booklet.title.clone();
        let title = title.unwrap_or_else(|| self.lexicon.word("title"));
        pairs.add(
            "title",
            self.lexicon.word("label-document-title"),
            rich(title),
        );
        for pair in self.controls.all_pairs(&self.document) {
            pairs.add(pair.id, pair.label, pair.value);
        }
        Control {
            head,
            rows: pairs.rows(),
            about: self.about(),
            notes: self.notes(model),
            changes: self.controls.changes(&self.document),
            signatures: self.controls.signatures(&self.document, true),
            countersigned: self.controls.countersigned(&self.document),
        }
    }

    /// What is said of the organisation itself.
    fn about(&self) -> Vec<PairRow> {
        let organisation = &self.input.model.organisation;
        let mark = self.lexicon.language().list_mark();
        let mut pairs = Pairs::new(self.lexicon, Owner::Kind(Kind::Organisation));
        let word = |name: &str| self.lexicon.word(&format!("label-organisation{name}"));
        pairs.add("name", word(""), rich(organisation.name.as_str()));
        if !organisation.aliases.is_empty() {
            pairs.add(
                "alias",
                word("-alias"),
                rich(organisation.aliases.join(mark)),
            );
        }
        if !organisation.grades.is_empty() {
            pairs.add(
                "grades",
                word("-grades"),
                rich(organisation.grades.join(" > ")),
            );
        }
        if let Some(currency) = &organisation.currency {
            pairs.add("currency", word("-currency"), rich(currency.as_str()));
        }
        pairs.rows()
    }

    fn notes(&self, model: &Model) -> Option<Section> {
        let reader = body::Reader {
            names: self.names,
            lexicon: self.lexicon,
            from: Entity::Organisation,
        };
        let form = body::Form {
            text: "",
            columns: &[],
        };
        let blocks = reader.body(&model.organisation.notes, form);
        (!blocks.is_empty()).then(|| Section {
            id: "notes",
            title: self.lexicon.word("label-organisation-notes"),
            runs: super::runs(blocks),
            fields: Vec::new(),
        })
    }
}

/// A title and the number that it begins with, if there is one: `第一篇 组织机构`, `Part 1: Organisation`.
fn numbered(title: &str) -> (Option<&str>, &str) {
    let title = title.trim();
    let is_part = |word: &str| {
        let word = word.to_lowercase();
        ["part", "chapter", "section", "book", "volume"].contains(&word.as_str())
    };
    let blank = |from: usize| {
        let found = title[from..].find(char::is_whitespace)?;
        Some(from + found)
    };
    let Some(first) = blank(0) else {
        return (None, title);
    };
    let word = &title[..first];
    let end = match word.starts_with('第') {
        true => Some(first),
        false if is_part(word) => {
            let number = first + 1;
            blank(number).or_else(|| title.find(':').map(|at| at + 1))
        }
        false => None,
    };
    match end {
        Some(end) => {
            let name = title[end..].trim_start_matches([' ', '\u{3000}', ':', '：', '-', '–', '—']);
            let part = title[..end].trim_end_matches([':', '：', ' ']);
            match name.is_empty() {
                true => (None, title),
                false => (Some(part), name),
            }
        }
        None => (None, title),
    }
}
