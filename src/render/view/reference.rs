//! Chapters that explain or cross-tabulate: the glossary, the matrix of responsibilities.

use super::body::Reader;
use super::lists::{Lists, one};
use super::names::{rich, text};
use super::plan::Scope;
use super::process::STEP_COLUMNS;
use super::table::{Draft, cells_row, row, table};
use super::{Cell, Rich, Row, Table, TitledTable};
use crate::model::Entity;
use crate::model::process::{ROLE_KEYS, Step};
use crate::syntax::concept::PowerClass;
use crate::syntax::vocabulary::{Power, Vocabulary};

/// The letters of the four roles, in the order of [`ROLE_KEYS`].
const LETTERS: [&str; 4] = ["R", "A", "C", "I"];

/// More positions than this do not stand side by side; each role has a column of names instead.
const SIDE_BY_SIDE: usize = 9;

impl Lists<'_> {
    /// Other names, words of authority that occur, and the roles in processes.
    pub(super) fn glossary(&self) -> Vec<TitledTable> {
        let titled = |name: &str, table: Option<Table>| {
            Some(TitledTable {
                title: self.lexicon.word(name),
                table: table?,
            })
        };
        [
            titled("glossary-names", self.other_names()),
            titled("glossary-powers", self.powers()),
            titled("glossary-roles", self.roles()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The words of authority that the sources use, by class.
    fn powers(&self) -> Option<Table> {
        let vocabulary: &Vocabulary = self.lexicon.vocabulary();
        let text: String = self
            .sources
            .iter()
            .map(|(_, source)| source.text.to_lowercase())
            .collect();
        let chinese = self.lexicon.language().pick(true, false);
        let mut classes: Vec<(PowerClass, Vec<&str>)> = Vec::new();
        for power in vocabulary.powers() {
            let used = words_of(power, chinese).filter(|word| text.contains(&word.to_lowercase()));
            let used: Vec<&str> = used.collect();
            if used.is_empty() {
                continue;
            }
            match classes.iter_mut().find(|(class, _)| *class == power.class) {
                Some((_, words)) => words.extend(used),
                None => classes.push((power.class, used)),
            }
        }
        let mark = self.lexicon.language().list_mark();
        let rows: Vec<Row> = classes
            .iter()
            .map(|(class, words)| {
                let meaning = self.lexicon.word(&format!("class-{}", class.name()));
                row([rich(words.join(mark)), rich(meaning)])
            })
            .collect();
        let drafts = vec![
            Draft::new("word", self.lexicon.word("column-word")),
            Draft::new("meaning", self.lexicon.word("column-meaning")),
        ];
        (!rows.is_empty()).then(|| table(drafts, rows))
    }

    fn roles(&self) -> Option<Table> {
        if self
            .model
            .processes
            .iter()
            .all(|process| process.steps.is_empty())
        {
            return None;
        }
        let names = ["responsible", "accountable", "consulted", "informed"];
        let rows = names.iter().zip(LETTERS).map(|(name, letter)| {
            let meaning = self.lexicon.word(&format!("role-{name}"));
            row([one(letter), rich(meaning)])
        });
        let drafts = vec![
            Draft::new("word", self.lexicon.word("column-word")),
            Draft::new("meaning", self.lexicon.word("column-meaning")),
        ];
        Some(table(drafts, rows.collect()))
    }

    /// Steps by positions, a table a process.
    pub(super) fn raci(&self, scope: &Scope) -> Vec<TitledTable> {
        let processes = scope.processes(self.model).into_iter();
        processes
            .filter(|&at| !self.model.processes[at as usize].steps.is_empty())
            .map(|at| self.process_matrix(at))
            .collect()
    }

    fn process_matrix(&self, at: u32) -> TitledTable {
        let process = &self.model.processes[at as usize];
        let mut steps = Vec::new();
        collect(&process.steps, 0, &mut steps);
        let mut who: Vec<String> = Vec::new();
        for (_, step) in &steps {
            for (name, _) in roles(step) {
                if !who.contains(&name) {
                    who.push(name);
                }
            }
        }
        let table = match who.len() <= SIDE_BY_SIDE {
            true => self.side_by_side(&steps, &who),
            false => self.by_role(at, &steps),
        };
        TitledTable {
            title: process.name.clone(),
            table,
        }
    }

    fn side_by_side(&self, steps: &[(usize, &Step)], who: &[String]) -> Table {
        let mut drafts = self.step_drafts();
        drafts.extend(who.iter().map(|name| Draft {
            id: "role",
            label: rich(name.as_str()),
            centred: true,
        }));
        let rows = steps.iter().map(|(depth, step)| {
            if let Some(band) = band(*depth, step) {
                return band;
            }
            let mut cells = step_cells(*depth, step);
            let letters = roles(step);
            cells.extend(who.iter().map(|name| {
                let here = letters.iter().filter(|(other, _)| other == name);
                let here: Vec<&str> = here.map(|&(_, letter)| letter).collect();
                super::table::cell(rich(here.join("/")))
            }));
            cells_row(cells)
        });
        table(drafts, rows.collect())
    }

    fn by_role(&self, at: u32, steps: &[(usize, &Step)]) -> Table {
        let reader = Reader {
            names: self.names,
            lexicon: self.lexicon,
            from: Entity::Process(at),
        };
        let mut drafts = self.step_drafts();
        drafts.extend(STEP_COLUMNS[..4].iter().map(|&key| reader.draft(key)));
        let rows = steps.iter().map(|(depth, step)| {
            if let Some(band) = band(*depth, step) {
                return band;
            }
            let mut cells = step_cells(*depth, step);
            cells.extend(step.roles.iter().map(|role| {
                let names = role
                    .said
                    .iter()
                    .map(|said| self.names.said(said, Entity::Process(at)));
                let mark = self.lexicon.language().list_mark();
                super::table::cell(
                    names
                        .reduce(|mut all, said| {
                            all.push(text(mark));
                            all.extend(said);
                            all
                        })
                        .unwrap_or_default(),
                )
            }));
            cells_row(cells)
        });
        table(drafts, rows.collect())
    }

    fn step_drafts(&self) -> Vec<Draft> {
        vec![
            Draft::new("number", self.lexicon.word("column-number")),
            Draft::new("text", self.lexicon.word("column-step")),
        ]
    }
}

fn words_of(power: &Power, chinese: bool) -> impl Iterator<Item = &str> {
    let words = power.words.iter().map(String::as_str);
    words.filter(move |word| word.is_ascii() != chinese)
}

fn collect<'a>(steps: &'a [Step], depth: usize, out: &mut Vec<(usize, &'a Step)>) {
    for step in steps {
        out.push((depth, step));
        // Steps of a phase stand below its title.
        let inner = depth + usize::from(band(depth, step).is_none());
        collect(&step.children, inner, out);
    }
}

/// Who does what in a step, as written.
fn roles(step: &Step) -> Vec<(String, &'static str)> {
    let mut out = Vec::new();
    for (at, _) in ROLE_KEYS.iter().enumerate() {
        for link in &step.roles[at].links {
            out.push((link.text.clone(), LETTERS[at]));
        }
    }
    out
}

/// A phase, which nobody does, as the title of its steps.
fn band(depth: usize, step: &Step) -> Option<Row> {
    if depth > 0 || step.children.is_empty() || !roles(step).is_empty() {
        return None;
    }
    let mark = step.mark.as_deref().unwrap_or_default().trim();
    let gap = if mark.is_ascii() { " " } else { "" };
    Some(Row::Across {
        text: rich(format!("{mark}{gap}{}", step.text).trim()),
        note: String::new(),
        group: true,
    })
}

fn step_cells(depth: usize, step: &Step) -> Vec<Cell> {
    let mark: Rich = rich(step.mark.as_deref().unwrap_or_default().trim());
    vec![
        super::table::cell(mark),
        Cell {
            text: vec![text(step.text.as_str())],
            depth,
            note: String::new(),
        },
    ]
}
