//! What a word at a place names, and all places that name it: declarations, the outline, fields, lists, processes,
//! tables. Reads the analysis; writes nothing.

use super::Analysis;
use crate::model::authority::MatterId;
use crate::model::{DepartmentId, Entity, Model, PositionId, Target};
use crate::syntax::ast::{File, Item, Label};
use crate::syntax::concept::{Concept, Key};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{FileId, Span, TextRange, fold};

/// Something that has a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Symbol {
    Organisation,
    Department(DepartmentId),
    Position(PositionId),
    Template(u32),
    Matter(MatterId),
    /// A grade, as the organisation writes it.
    Grade(String),
    Kpi(u32),
    Process(u32),
    Person(u32),
}

/// How a place names something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum UseKind {
    /// Its own declaration.
    Declaration,
    /// An entry of the outline, or of the list of grades.
    Outline,
    Reference,
}

/// A place that names something: the name alone, without path and remark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Use {
    pub span: Span,
    pub kind: UseKind,
}

/// What is named at a place, and the stretch that names it.
pub fn at(analysis: &Analysis, file: FileId, offset: u32) -> Option<(Symbol, Span)> {
    let here =
        |span: Span| span.file == file && span.range.start <= offset && offset <= span.range.end;
    let model = &analysis.project.model;
    let mut candidates: Vec<Symbol> = Vec::new();
    let declared = model.places.iter().filter(|(span, _)| here(*span));
    candidates.extend(declared.filter_map(|(_, entity)| symbol(*entity)));
    let outlined = model.outlined.iter().filter(|(_, span)| here(*span));
    candidates.extend(outlined.filter_map(|(entity, _)| symbol(*entity)));
    for reference in model.references.iter().filter(|own| here(own.span)) {
        candidates.extend(targets(&reference.target));
        // A path names departments before the title.
        if let Target::Position(id) = reference.target {
            let above = model.department_chain(model[id].department);
            candidates.extend(above.map(Symbol::Department));
        }
    }
    let authority = &model.authority;
    let grants = authority.grants.iter().filter(|own| here(own.span));
    candidates.extend(grants.filter_map(|own| own.matter).map(Symbol::Matter));
    let rows = authority.rows.iter().filter(|own| here(own.span));
    candidates.extend(rows.map(|own| Symbol::Matter(own.matter)));
    let grades = grade_places(analysis, file).into_iter();
    let grades = grades.filter(|(_, range)| here(Span::new(file, *range)));
    candidates.extend(grades.map(|(grade, _)| Symbol::Grade(grade)));
    for own in kpi_places(analysis, file) {
        if here(own.1) {
            candidates.push(Symbol::Kpi(own.0));
        }
    }
    // The shortest stretch at the place says what is meant: a name within a clause, not the clause.
    let found = candidates.into_iter().filter_map(|symbol| {
        let own = uses_in(analysis, &symbol, Some(file)).into_iter();
        let own = own.map(|own| own.span).find(|span| here(*span))?;
        Some((symbol, own))
    });
    found.min_by_key(|(_, span)| span.range.end - span.range.start)
}

/// All places that name a thing, in the order of the files.
pub fn uses(analysis: &Analysis, symbol: &Symbol) -> Vec<Use> {
    uses_in(analysis, symbol, None)
}

/// The name of a thing, as it is written.
pub fn name<'a>(model: &'a Model, symbol: &'a Symbol) -> &'a str {
    match symbol {
        Symbol::Organisation => &model.organisation.name,
        Symbol::Department(id) => &model[*id].name,
        Symbol::Position(id) => &model[*id].title,
        Symbol::Template(at) => &model.templates[*at as usize].name,
        Symbol::Matter(id) => &model.authority.matters[*id].name,
        Symbol::Grade(grade) => grade,
        Symbol::Kpi(at) => &model.kpis[*at as usize].name,
        Symbol::Process(at) => &model.processes[*at as usize].name,
        Symbol::Person(at) => &model.persons[*at as usize].name,
    }
}

/// The thing that an entity of the model is.
pub fn symbol(entity: Entity) -> Option<Symbol> {
    Some(match entity {
        Entity::Organisation => Symbol::Organisation,
        Entity::Department(id) => Symbol::Department(id),
        Entity::Position(id) => Symbol::Position(id),
        Entity::Template(at) => Symbol::Template(at),
        // Declared matters stand in both lists at the same places.
        Entity::Matter(at) => Symbol::Matter(MatterId(at)),
        Entity::Kpi(at) => Symbol::Kpi(at),
        Entity::Process(at) => Symbol::Process(at),
        Entity::Person(at) => Symbol::Person(at),
    })
}

fn targets(target: &Target) -> Vec<Symbol> {
    match target {
        Target::Position(id) => vec![Symbol::Position(*id)],
        Target::Department(id) | Target::UnitAsPerson(id) => vec![Symbol::Department(*id)],
        Target::Matter(at) => vec![Symbol::Matter(MatterId(*at))],
        Target::Template(at) => vec![Symbol::Template(*at)],
        Target::Organisation => vec![Symbol::Organisation],
        Target::Either(ids) => ids.iter().map(|id| Symbol::Position(*id)).collect(),
        Target::Ambiguous(_) | Target::Relative | Target::Unknown(_) => Vec::new(),
    }
}

/// Whether a name was resolved to a thing, or to several of which it is one.
fn is_target(target: &Target, symbol: &Symbol) -> bool {
    match (target, symbol) {
        (Target::Position(one), Symbol::Position(two)) => one == two,
        (Target::Either(ids), Symbol::Position(id)) => ids.contains(id),
        (Target::Department(one) | Target::UnitAsPerson(one), Symbol::Department(two)) => {
            one == two
        }
        (Target::Matter(at), Symbol::Matter(id)) => MatterId(*at) == *id,
        (Target::Template(one), Symbol::Template(two)) => one == two,
        (Target::Organisation, Symbol::Organisation) => true,
        _ => false,
    }
}

/// The place of the declaration that an entity has.
fn declared(model: &Model, symbol: &Symbol) -> Option<Span> {
    Some(match symbol {
        Symbol::Organisation => model.organisation.source?.name,
        Symbol::Department(id) => model[*id].source.name,
        Symbol::Position(id) => model[*id].source.name,
        Symbol::Template(at) => model.templates[*at as usize].source.name,
        Symbol::Matter(id) => model.authority.matters[*id].span,
        Symbol::Kpi(at) => model.kpis[*at as usize].source.name,
        Symbol::Process(at) => model.processes[*at as usize].source.name,
        Symbol::Person(at) => model.persons[*at as usize].source.name,
        Symbol::Grade(_) => return None,
    })
}

fn uses_in(analysis: &Analysis, symbol: &Symbol, only: Option<FileId>) -> Vec<Use> {
    let model = &analysis.project.model;
    let name = fold::word(name(model, symbol));
    let mut uses: Vec<Use> = Vec::new();
    let mut add = |span: Span, kind: UseKind| {
        if only.is_none_or(|only| only == span.file)
            && let Some(span) = named_in(analysis, span, &name, symbol)
        {
            uses.push(Use { span, kind });
        }
    };
    if let Some(span) = declared(model, symbol) {
        let kind = match is_stub(model, symbol) {
            true => UseKind::Outline,
            false => UseKind::Declaration,
        };
        add(span, kind);
    }
    for (entity, span) in &model.outlined {
        if self::symbol(*entity).as_ref() == Some(symbol) {
            add(*span, UseKind::Outline);
        }
    }
    let here = |span: Span| only.is_none_or(|only| only == span.file);
    for reference in model.references.iter().filter(|own| here(own.span)) {
        if is_target(&reference.target, symbol) {
            add(reference.span, UseKind::Reference);
        }
        // A path names the department before the title.
        if let (Symbol::Department(_), Target::Position(_) | Target::Either(_)) =
            (symbol, &reference.target)
            && names_department(analysis, reference.span, symbol)
        {
            add(reference.span, UseKind::Reference);
        }
    }
    match symbol {
        Symbol::Matter(id) => matter_places(model, *id, &mut add),
        Symbol::Grade(_) => {
            for file in analysis.project.files.iter() {
                for (grade, range) in grade_places(analysis, file.id) {
                    if fold::word(&grade) == name {
                        add(Span::new(file.id, range), UseKind::Reference);
                    }
                }
            }
        }
        Symbol::Kpi(at) => {
            for file in analysis.project.files.iter() {
                for (own, span) in kpi_places(analysis, file.id) {
                    if own == *at {
                        add(span, UseKind::Reference);
                    }
                }
            }
        }
        _ => {}
    }
    let sources = &analysis.project.sources;
    uses.sort_by(|one, two| {
        let key = |own: &Use| (own.span.range.start, own.kind);
        let path = |own: &Use| sources.get(own.span.file).path.as_str();
        path(one).cmp(path(two)).then(key(one).cmp(&key(two)))
    });
    uses.dedup_by_key(|own| own.span);
    uses
}

fn is_stub(model: &Model, symbol: &Symbol) -> bool {
    match symbol {
        Symbol::Position(id) => model[*id].stub,
        Symbol::Department(id) => model[*id].stub,
        Symbol::Matter(id) => !model.authority.matters[*id].is_declared,
        _ => false,
    }
}

/// Clauses, rows and cells that speak of a matter.
fn matter_places(model: &Model, id: MatterId, add: &mut impl FnMut(Span, UseKind)) {
    let authority = &model.authority;
    let clauses = authority.grants.iter().filter(|own| own.matter == Some(id));
    clauses.for_each(|own| add(own.span, UseKind::Reference));
    let handed = authority.delegations.iter().filter(|own| own.matter == id);
    handed.for_each(|own| add(own.span, UseKind::Reference));
    let rows = authority.rows.iter().filter(|own| own.matter == id);
    rows.for_each(|own| add(own.span, UseKind::Reference));
}

/// Whether a name of a position at a place begins with a department: `销售部/经理`, `销售部经理`.
fn names_department(analysis: &Analysis, span: Span, symbol: &Symbol) -> bool {
    let model = &analysis.project.model;
    let Symbol::Department(id) = symbol else {
        return false;
    };
    let text = analysis.project.sources.text(span);
    let word = fold::word(&model[*id].name);
    let Some(len) = fold::prefix(text, &word) else {
        return false;
    };
    // A title that only begins like the department's name is one word.
    let rest = &text[len..];
    let is_path = rest.starts_with(['/', '\u{FF0F}']);
    is_path
        || analysis
            .names()
            .find_position(model, text, None)
            .one()
            .is_none_or(|position| fold::word(&model[position].title) == fold::word(rest))
}

/// The part of a stretch that is the name itself. A stretch that says it by a code or another name has none.
fn named_in(analysis: &Analysis, span: Span, name: &str, symbol: &Symbol) -> Option<Span> {
    let text = analysis.project.sources.text(span);
    if name.is_empty() {
        return None;
    }
    let starts = text.char_indices().map(|(at, _)| at);
    let hits = starts.filter_map(|at| Some((at, at + fold::prefix(&text[at..], name)?)));
    let mut hits: Vec<(usize, usize)> = hits.collect();
    if let Symbol::Matter(_) = symbol {
        hits.retain(|&(start, end)| !is_longer(analysis, text, start, end));
    }
    let apart = |&(start, end): &(usize, usize)| {
        let mark = |c: char| !c.is_alphanumeric();
        let before = text[..start].chars().next_back();
        let behind = text[end..].chars().next();
        before.is_none_or(mark) && behind.is_none_or(mark)
    };
    let whole = hits.iter().copied().filter(apart);
    let (start, end) = match symbol {
        Symbol::Department(_) => whole.clone().next().or(hits.first().copied())?,
        _ => whole.clone().next_back().or(hits.last().copied())?,
    };
    let range = TextRange {
        start: span.range.start + start as u32,
        end: span.range.start + end as u32,
    };
    Some(Span::new(span.file, range))
}

/// Whether a hit is a part of the name of another matter: 营销费用 in 营销费用预算.
fn is_longer(analysis: &Analysis, text: &str, start: usize, end: usize) -> bool {
    let matters = &analysis.project.model.authority.matters;
    matters.ids().any(|id| {
        let other = fold::word(&matters[id].name);
        let begins = text.char_indices().map(|(at, _)| at);
        let mut begins = begins.take_while(|&at| at <= start);
        other.len() > end - start
            && begins.any(|at| {
                let len = fold::prefix(&text[at..], &other);
                len.is_some_and(|len| at + len >= end && len > end - start)
            })
    })
}

/// Where a file says grades: the organisation's list, the label, the outline, columns.
fn grade_places(analysis: &Analysis, file: FileId) -> Vec<(String, TextRange)> {
    let tree = &analysis.project.files[file.0 as usize];
    let text = &analysis.project.sources.get(file).text;
    let grades = &analysis.project.model.organisation.grades;
    let mut places = Vec::new();
    let mut add = |range: TextRange| {
        let word = fold::word(range.of(text));
        if let Some(grade) = grades.iter().find(|own| fold::word(own) == word) {
            places.push((grade.clone(), range));
        }
    };
    for label in tree.declarations.iter().flat_map(|own| &own.labels) {
        match label.concept {
            Concept::Grade => label.value().map(|value| add(value.first)).unwrap_or(()),
            Concept::Grades => {
                if let Some(value) = label.value() {
                    pieces(text, value.first).into_iter().for_each(&mut add);
                }
            }
            _ => grade_items(label, &mut add),
        }
    }
    places
}

fn grade_items(label: &Label, add: &mut impl FnMut(TextRange)) {
    label.walk_items(&mut |item: &Item, _| {
        if let Some(own) = item.attribute(Key::Grade) {
            add(own.value);
        }
    });
}

/// The parts of a list of grades.
fn pieces(text: &str, range: TextRange) -> Vec<TextRange> {
    let whole = range.of(text);
    let mark = |c: char| matches!(fold::narrow(c), '>' | '、' | ',');
    let mut pieces = Vec::new();
    let mut start = 0;
    let ends = whole.char_indices().filter(|(_, c)| mark(*c));
    let ends: Vec<(usize, usize)> = ends.map(|(at, c)| (at, at + c.len_utf8())).collect();
    for (end, next) in ends.into_iter().chain([(whole.len(), whole.len())]) {
        let part = &whole[start..end];
        let base = range.start as usize + start;
        pieces.push(crate::syntax::grammar::trimmed(part, base));
        start = next;
    }
    pieces
}

/// Where a file's positions are measured by shared indicators.
fn kpi_places(analysis: &Analysis, file: FileId) -> Vec<(u32, Span)> {
    let model = &analysis.project.model;
    if model.kpis.is_empty() {
        return Vec::new();
    }
    let mut places = Vec::new();
    for kpi in model.positions.iter().flat_map(|own| own.kpis.iter()) {
        let Some(name) = kpi.name.as_deref().filter(|_| kpi.span.file == file) else {
            continue;
        };
        let word = fold::word(name);
        let own = model
            .kpis
            .iter()
            .position(|own| fold::word(&own.name) == word);
        places.extend(own.map(|at| (at as u32, kpi.span)));
    }
    places
}

/// The items of a list, children behind their parents.
pub(super) fn items(label: &Label) -> Vec<&Item> {
    let mut items = Vec::new();
    label.walk_items(&mut |item, _| items.push(item));
    items
}

/// All labels of a file, those of records included.
pub(super) fn labels(tree: &File) -> impl Iterator<Item = &Label> {
    let labels = tree.declarations.iter().flat_map(|own| &own.labels);
    labels.flat_map(|label| std::iter::once(label).chain(&label.fields))
}

/// The label or attribute word at a place, with what it is for.
pub(super) fn doc_at<'a>(
    tree: &File,
    vocabulary: &'a Vocabulary,
    language: crate::locale::Language,
    offset: u32,
) -> Option<(&'a str, TextRange)> {
    use crate::syntax::vocabulary::Owner;
    let mut declarations = tree.declarations.iter();
    let declaration =
        declarations.rfind(|own| own.range.start <= offset && offset <= own.range.end)?;
    let owner = Owner::Kind(declaration.kind?);
    let here = |label: &&Label| label.word.start <= offset && offset <= label.word.end;
    let own = declaration
        .labels
        .iter()
        .find(here)
        .map(|label| (owner, label));
    let fields = declaration.labels.iter().find_map(|record| {
        let field = record.fields.iter().find(here)?;
        Some((Owner::Record(record.concept), field))
    });
    let (owner, label) = own.or(fields)?;
    let words = vocabulary.label_words(language, owner, label.concept)?;
    Some((&words.doc, label.word))
}
