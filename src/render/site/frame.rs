//! The frame of each page: menu, trail, what is near, and the lists of the front page and of the pages of links. Makes
//! no page of its own.

use super::Input;
use super::around::Around;
use super::page::{Branch, Count, Link, MenuEntry, Page, Tree, Words};
use super::sheets::{Places, Sheet};
use crate::locale::Language;
use crate::model::{DepartmentId, Entity, Model};
use crate::render::view::plan::Order;
use rustc_hash::FxHashMap;

/// Makes frames.
pub(super) struct Framer<'a> {
    model: &'a Model,
    around: Around<'a>,
    words: Words,
    menu: Vec<MenuEntry>,
    /// The pages that the front page lists by name: path and title.
    others: Vec<Link>,
    /// How many pages there are of each kind.
    numbers: FxHashMap<&'static str, usize>,
}

impl<'a> Framer<'a> {
    pub(super) fn new(input: &Input<'a>, sheets: &[Sheet], places: &'a Places) -> Self {
        let around = Around::new(input, places);
        let mut numbers = FxHashMap::default();
        for sheet in sheets {
            *numbers.entry(sheet.kind).or_insert(0) += 1;
        }
        let is_listed = |sheet: &&Sheet| {
            let kind = matches!(sheet.kind, "matrix" | "table" | "control" | "text");
            kind && sheet.section == "home"
        };
        let mut listed: Vec<&Sheet> = sheets.iter().filter(is_listed).collect();
        let order = ["matrix", "table", "text", "control"];
        listed.sort_by_key(|sheet| order.iter().position(|kind| *kind == sheet.kind));
        let others = listed.into_iter().map(|sheet| Link {
            text: sheet.title.clone(),
            to: sheet.path.clone(),
            remark: String::new(),
        });
        Self {
            model: input.model,
            words: words(&around, input.language),
            menu: menu(sheets, &around),
            others: others.collect(),
            numbers,
            around,
        }
    }

    /// The frame of a page.
    pub(super) fn page(&self, sheet: &Sheet) -> Page {
        let is_home = sheet.kind == "home";
        let menu = self.menu.iter().map(|entry| MenuEntry {
            here: entry.to == sheet.path,
            within: entry.key == sheet.section && entry.to != sheet.path && entry.key != "home",
            ..entry.clone()
        });
        Page {
            kind: sheet.kind,
            path: sheet.path.clone(),
            root: if sheet.path.contains('/') { "../" } else { "" },
            section: sheet.section,
            title: sheet.title.clone(),
            headed: sheet.headed,
            remark: self.remark(sheet),
            menu: menu.collect(),
            trail: match is_home {
                true => Vec::new(),
                false => self.trail(sheet),
            },
            around: sheet
                .entity
                .map_or_else(Vec::new, |own| self.around.groups(own)),
            counts: match is_home {
                true => self.counts(),
                false => Vec::new(),
            },
            trees: match sheet.kind {
                "home" => self.home(),
                "list" => vec![self.list(sheet.section)],
                _ => Vec::new(),
            },
            words: self.words.clone(),
        }
    }

    /// Where a page stands, without its own name.
    pub(super) fn trail(&self, sheet: &Sheet) -> Vec<Link> {
        let home = self.menu.first().map(entry_link);
        let list = match sheet.kind {
            "matter" | "process" => {
                let mut entries = self.menu.iter();
                let entry = entries.find(|entry| entry.key == sheet.section);
                entry.map(entry_link)
            }
            _ => None,
        };
        let above = match sheet.entity {
            // A process is found by its list, not by its department.
            Some(Entity::Process(_)) | None => Vec::new(),
            Some(entity) => self.around.above(entity),
        };
        home.into_iter().chain(list).chain(above).collect()
    }

    /// The department of a position or process, for those who search.
    pub(super) fn whereabouts(&self, sheet: &Sheet) -> String {
        let above = sheet
            .entity
            .map_or_else(Vec::new, |own| self.around.above(own));
        let names: Vec<&str> = above.iter().map(|link| link.text.as_str()).collect();
        names.join(" / ")
    }

    /// The word for a kind of page.
    pub(super) fn kind_word(&self, kind: &str) -> String {
        match kind {
            "position" | "department" | "process" | "matter" => {
                self.around.word(&format!("kind-{kind}"))
            }
            "text" => self.around.word("kind-text"),
            _ => self.around.word("kind-table"),
        }
    }

    fn remark(&self, sheet: &Sheet) -> String {
        let stub = match sheet.entity {
            Some(Entity::Position(id)) => self.model[id].stub,
            Some(Entity::Department(id)) => self.model[id].stub,
            _ => false,
        };
        match stub {
            true => self.around.word("undescribed"),
            false => String::new(),
        }
    }

    fn counts(&self) -> Vec<Count> {
        let kinds = [
            ("department", "departments", "#_units"),
            ("position", "positions", "positions.html"),
            ("matter", "matters", "matters.html"),
            ("process", "processes", "processes.html"),
        ];
        let counts = kinds.into_iter().filter_map(|(kind, word, to)| {
            let number = *self.numbers.get(kind)?;
            Some(Count {
                number,
                text: self.around.count(&format!("count-{word}"), number),
                to: to.to_owned(),
            })
        });
        counts.collect()
    }

    fn home(&self) -> Vec<Tree> {
        let has_departments = self.numbers.contains_key("department");
        let (title, whose) = match has_departments {
            true => ("structure", self.around.word("whose-department")),
            false => ("menu-positions", String::new()),
        };
        let mut trees = vec![Tree {
            id: "_units",
            title: self.around.word(title),
            names: self.around.word("kind-department"),
            whose,
            branches: self.structure(),
        }];
        trees.push(Tree {
            id: "_tables",
            title: self.around.word("tables"),
            names: String::new(),
            whose: String::new(),
            branches: self.others.iter().cloned().map(leaf).collect(),
        });
        trees.retain(|tree| !tree.branches.is_empty());
        trees
    }

    /// Departments as they hang together, with their heads; before them the positions that are in none.
    fn structure(&self) -> Vec<Branch> {
        let Order { departments, .. } = &self.around.order;
        let alone = self.around.members(None).iter();
        let alone = alone.map(|&id| leaf(self.around.link(Entity::Position(id))));
        let mut depths: FxHashMap<DepartmentId, usize> = FxHashMap::default();
        let mut branches: Vec<Branch> = alone.collect();
        for &id in departments {
            let link = self.around.link(Entity::Department(id));
            if link.to.is_empty() {
                continue;
            }
            let above = self.model[id].parent.and_then(|id| depths.get(&id));
            let depth = above.map_or(0, |depth| depth + 1);
            depths.insert(id, depth);
            let count = self.around.members(Some(id)).len();
            let head = self.model[id].head.into_iter();
            let head = head.map(|id| self.around.link(Entity::Position(id)));
            branches.push(Branch {
                depth,
                link: Link {
                    remark: match count {
                        0 => String::new(),
                        count => self.around.count("number-positions", count),
                    },
                    ..link
                },
                who: head.collect(),
            });
        }
        branches
    }

    /// All matters or all processes.
    fn list(&self, section: &str) -> Tree {
        let branches = match section {
            "matters" => self.matters(),
            _ => (0..self.model.processes.len() as u32)
                .map(|at| (at, self.around.link(Entity::Process(at))))
                .filter(|(_, link)| !link.to.is_empty())
                .map(|(at, mut link)| {
                    let process = &self.model.processes[at as usize];
                    link.remark = process.code.value().cloned().unwrap_or_default();
                    let owner = process.owner.as_ref().and_then(|owner| owner.to);
                    let owner = owner.into_iter().map(Entity::Position);
                    Branch {
                        who: owner.map(|own| self.around.link(own)).collect(),
                        ..leaf(link)
                    }
                })
                .collect(),
        };
        let kind = match section {
            "matters" => "matter",
            _ => "process",
        };
        Tree {
            id: "_list",
            title: String::new(),
            names: self.around.word(&format!("kind-{kind}")),
            whose: self.around.word(&format!("whose-{kind}")),
            branches,
        }
    }

    /// Matters below their parents; those that have no page are passed over.
    fn matters(&self) -> Vec<Branch> {
        let mut branches = Vec::new();
        // Which of the matters above have a page.
        let mut above: Vec<bool> = Vec::new();
        for (at, depth) in self.model.matter_tree() {
            above.truncate(depth);
            let link = self.around.link(Entity::Matter(at));
            let shown = !link.to.is_empty();
            if shown {
                branches.push(Branch {
                    depth: above.iter().filter(|shown| **shown).count(),
                    who: self.around.deciders(at),
                    ..leaf(link)
                });
            }
            above.push(shown);
        }
        branches
    }
}

fn leaf(link: Link) -> Branch {
    Branch {
        depth: 0,
        link,
        who: Vec::new(),
    }
}

fn entry_link(entry: &MenuEntry) -> Link {
    Link {
        text: entry.text.clone(),
        to: entry.to.clone(),
        remark: String::new(),
    }
}

/// The pages that every page leads to.
fn menu(sheets: &[Sheet], around: &Around) -> Vec<MenuEntry> {
    let entries = [
        ("home", "index.html"),
        ("chart", "chart.html"),
        ("positions", "positions.html"),
        ("matters", "matters.html"),
        ("processes", "processes.html"),
    ];
    let here = |path: &str| sheets.iter().any(|sheet| sheet.path == path);
    let mut menu: Vec<MenuEntry> = Vec::new();
    for (key, path) in entries {
        if here(path) {
            menu.push(MenuEntry {
                key,
                text: around.word(&format!("menu-{key}")),
                to: path.to_owned(),
                here: false,
                within: false,
            });
        }
    }
    menu
}

fn words(around: &Around, language: Language) -> Words {
    Words {
        menu: around.word("menu"),
        trail: around.word("trail"),
        home: around.word("menu-home"),
        around: around.word("around"),
        search: around.word("search"),
        hint: around.word("hint"),
        results: around.word("results"),
        found: around.word("found"),
        unfound: around.word("unfound"),
        unread: around.word("unread"),
        comma: language.list_mark(),
    }
}
