//! Which pages a site has, from the parts of its view: where each stands, what it shows, which template sets it. Fills
//! in no frame.

use super::Input;
use super::places::paths;
use crate::locale::Catalogue;
use crate::model::{Entity, Model};
use crate::render::view::{Head, Mark, Matter, Matters, Part, View};
use rustc_hash::FxHashMap;

/// The anchor of the heading of a page. Those of the view are as long as the paths of departments.
const TITLE: &str = "_title";

/// A page before its frame.
pub(super) struct Sheet {
    pub(super) kind: &'static str,
    /// The key of its entry in the menu.
    pub(super) section: &'static str,
    pub(super) path: String,
    pub(super) title: String,
    /// Whether its part has no heading of the first level.
    pub(super) headed: bool,
    pub(super) template: &'static str,
    pub(super) entity: Option<Entity>,
    pub(super) part: Option<Part>,
}

/// Where the pages of entities and the anchors of links are.
pub(super) struct Places {
    /// Entities by their identities; of several with one the first.
    known: FxHashMap<String, Entity>,
    entities: FxHashMap<Entity, String>,
    anchors: FxHashMap<String, String>,
    /// By their place among the parts; the first for those with several.
    parts: Vec<Option<Entity>>,
    documents: Vec<String>,
}

impl Places {
    pub(super) fn of(view: &View, input: &Input) -> Self {
        let known = identities(input.model);
        let entity = |id: &str| known.get(id).copied();
        let mut places = Self {
            known: FxHashMap::default(),
            entities: FxHashMap::default(),
            anchors: FxHashMap::default(),
            parts: Vec::new(),
            documents: paths("documents", &names_of_documents(input)),
        };
        let mut own: Vec<(&'static str, &str, &str)> = Vec::new();
        for part in &view.parts {
            let sheet = match part {
                Part::Department(sheet) => Some(("departments", sheet)),
                Part::Position(sheet) => Some(("positions", sheet)),
                Part::Process(sheet) => Some(("processes", sheet)),
                _ => None,
            };
            places
                .parts
                .push(sheet.and_then(|(_, sheet)| entity(&sheet.id)));
            if let Some((folder, sheet)) = sheet {
                own.push((folder, &sheet.id, &sheet.head.mark.anchor));
            }
            if let Part::Matters(matters) = part {
                let all = matters.matters.iter();
                own.extend(all.map(|one| ("matters", one.id.as_str(), one.mark.anchor.as_str())));
            }
        }
        for folder in ["departments", "positions", "processes", "matters"] {
            let here: Vec<_> = own.iter().filter(|one| one.0 == folder).collect();
            let names: Vec<&str> = here.iter().map(|(_, id, _)| bare(id)).collect();
            for ((_, id, anchor), path) in here.into_iter().zip(paths(folder, &names)) {
                if let Some(entity) = entity(id) {
                    places
                        .entities
                        .entry(entity)
                        .or_insert_with(|| path.clone());
                }
                places.anchors.insert((*anchor).to_owned(), path);
            }
        }
        places.known = known;
        places
    }

    /// The page of an entity.
    pub(super) fn entity(&self, entity: Entity) -> Option<&str> {
        self.entities.get(&entity).map(String::as_str)
    }

    /// The page that begins with an anchor.
    pub(super) fn anchor(&self, anchor: &str) -> String {
        self.anchors.get(anchor).cloned().unwrap_or_default()
    }

    pub(super) fn anchors(&self) -> FxHashMap<String, String> {
        self.anchors.clone()
    }
}

fn identities(model: &Model) -> FxHashMap<String, Entity> {
    let departments = model.department_ids().map(Entity::Department);
    let positions = model.position_ids().map(Entity::Position);
    let matters = (0..model.matters.len() as u32).map(Entity::Matter);
    let processes = (0..model.processes.len() as u32).map(Entity::Process);
    let all = departments.chain(positions).chain(matters).chain(processes);
    let mut known = FxHashMap::default();
    for entity in all {
        known.entry(model.identity(entity)).or_insert(entity);
    }
    known
}

/// An identity without its kind.
fn bare(identity: &str) -> &str {
    identity.split_once(':').map_or(identity, |(_, name)| name)
}

/// The names of the Markdown files, without folders and endings.
fn names_of_documents<'a>(input: &Input<'a>) -> Vec<&'a str> {
    let stem = |path: &'a String| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    };
    let read = input.documents.iter();
    read.filter(|path| input.texts.contains_key(*path))
        .map(stem)
        .collect()
}

/// All pages, the front page first.
pub(super) fn sheets(parts: Vec<Part>, input: &Input, places: &Places) -> Vec<Sheet> {
    let word = |id: &str| Catalogue::of(input.language).plain(&format!("book-{id}"));
    let home = match input.model.organisation.name.as_str() {
        "" => input.title.map_or_else(|| word("title"), str::to_owned),
        name => name.to_owned(),
    };
    let mut sheets = vec![Sheet {
        entity: Some(Entity::Organisation),
        ..list("home", "home", "index.html", home)
    }];
    let mut documents = places.documents.iter().zip(names_of_documents(input));
    for (part, entity) in parts.into_iter().zip(&places.parts) {
        match &part {
            Part::Matters(matters) => {
                let title = matters.head.mark.text.clone();
                sheets.push(list("list", "matters", "matters.html", title));
                sheets.extend(
                    matters
                        .matters
                        .iter()
                        .map(|one| matter_page(matters, one, places)),
                );
            }
            Part::Text(_) => {
                if let Some((path, name)) = documents.next() {
                    sheets.push(document(part, path, name));
                }
            }
            _ => sheets.extend(own_page(part, *entity, places)),
        }
    }
    if sheets.iter().any(|sheet| sheet.kind == "process") {
        let title = word("processes");
        sheets.push(list("list", "processes", "processes.html", title));
    }
    // The longest first, so that no thread is left alone with one of them.
    sheets.sort_by_key(|sheet| match sheet.kind {
        "home" => 0,
        "table" | "matrix" | "chart" | "list" => 1,
        _ => 2,
    });
    sheets
}

/// Kind, entry of the menu and path of the page of a part; None for parts that are no pages.
fn address(part: &Part, places: &Places) -> Option<(&'static str, &'static str, String)> {
    Some(match part {
        Part::Control(_) => ("control", "home", "about.html".to_owned()),
        Part::Chart(_) => ("chart", "chart", "chart.html".to_owned()),
        Part::Tables(tables) => match tables.id {
            "positions-list" => ("table", "positions", "positions.html".to_owned()),
            "kpis" => ("table", "home", "indicators.html".to_owned()),
            id => ("table", "home", format!("{id}.html")),
        },
        Part::Matrix(matrix) => ("matrix", "home", format!("{}.html", matrix.id)),
        Part::Department(sheet) => ("department", "home", places.anchor(&sheet.head.mark.anchor)),
        Part::Position(sheet) => {
            let path = places.anchor(&sheet.head.mark.anchor);
            ("position", "positions", path)
        }
        Part::Process(sheet) => {
            let path = places.anchor(&sheet.head.mark.anchor);
            ("process", "processes", path)
        }
        _ => return None,
    })
}

/// A page of links, which the frame fills.
fn list(kind: &'static str, section: &'static str, path: &str, title: String) -> Sheet {
    Sheet {
        kind,
        section,
        path: path.to_owned(),
        title,
        headed: true,
        template: "list",
        entity: None,
        part: None,
    }
}

/// A part as a page: its heading is that of the page.
fn own_page(mut part: Part, entity: Option<Entity>, places: &Places) -> Option<Sheet> {
    let (kind, section, path) = address(&part, places)?;
    let head = head(&mut part)?;
    head.above.clear();
    head.mark.level = 0;
    head.mark.anchor = TITLE.to_owned();
    Some(Sheet {
        kind,
        section,
        path,
        title: head.mark.text.clone(),
        headed: false,
        template: part.template(),
        entity,
        part: Some(part),
    })
}

fn head(part: &mut Part) -> Option<&mut Head> {
    match part {
        Part::Control(control) => Some(&mut control.head),
        Part::Chart(chart) => Some(&mut chart.head),
        Part::Department(sheet) | Part::Position(sheet) | Part::Process(sheet) => {
            Some(&mut sheet.head)
        }
        Part::Tables(tables) => Some(&mut tables.head),
        Part::Matrix(matrix) => Some(&mut matrix.head),
        _ => None,
    }
}

fn matter_page(all: &Matters, one: &Matter, places: &Places) -> Sheet {
    let mark = Mark {
        level: 0,
        anchor: TITLE.to_owned(),
        ..one.mark.clone()
    };
    let part = Part::Matters(Matters {
        head: Head {
            above: Vec::new(),
            subtitle: Some(all.head.mark.text.clone()),
            running: one.mark.text.clone(),
            mark,
        },
        matters: vec![one.clone()],
        others: None,
        others_title: String::new(),
    });
    Sheet {
        kind: "matter",
        section: "matters",
        path: places.anchor(&one.mark.anchor),
        title: one.mark.text.clone(),
        headed: false,
        template: "matter",
        entity: places.known.get(&one.id).copied(),
        part: Some(part),
    }
}

/// A chapter in Markdown. Its first heading is that of the page if it is the only one of its level.
fn document(mut part: Part, path: &str, name: &str) -> Sheet {
    let mut title = None;
    if let Part::Text(text) = &mut part
        && let Some((first, rest)) = text.marks.split_first_mut()
        && rest.iter().all(|mark| mark.level > first.level)
    {
        title = Some(first.text.clone());
        let top = first.level;
        first.level = 0;
        rest.iter_mut().for_each(|mark| mark.level -= top);
    }
    Sheet {
        kind: "text",
        section: "home",
        path: path.to_owned(),
        headed: title.is_none(),
        title: title.unwrap_or_else(|| name.to_owned()),
        template: "text",
        entity: None,
        part: Some(part),
    }
}
