//! What an editor shows of the thing under the pointer: a position's card, a department's, the way of a matter, what a
//! label is for, what a rule says. Markdown in the language of messages.

use super::symbols::{self, Symbol};
use super::{Analysis, View};
use crate::diagnostic::Message;
use crate::locale::Catalogue;
use crate::model::authority::{MatterId, Row};
use crate::model::{DepartmentId, Entity, Model, PositionId};
use crate::render::escape::markdown_within as escaped;
use crate::text::{FileId, TextRange};

/// Names beyond so many are counted.
const SHOWN: usize = 12;

/// Duties beyond so many stand in the sheet alone.
const DUTIES: usize = 5;

/// The card of what is at a place, and the stretch that it is about.
pub fn hover(view: &View, offset: u32) -> Option<(String, TextRange)> {
    let file = view.file?;
    let named = symbols::at(view.analysis, file, offset);
    let card = named.and_then(|(symbol, span)| Some((card(view, &symbol)?, span.range)));
    let doc = || {
        let (doc, range) = symbols::doc_at(view.tree, view.vocabulary(), view.language, offset)?;
        Some((doc.to_owned(), range))
    };
    let found = card.or_else(doc);
    let rules = rules_at(view, file, offset);
    match (found, rules) {
        (Some((card, range)), Some((rules, _))) => {
            Some((format!("{card}\n\n---\n\n{rules}"), range))
        }
        (found, rules) => found.or(rules),
    }
}

/// What a thing is, in a few lines.
pub fn card(view: &View, symbol: &Symbol) -> Option<String> {
    let writer = Writer {
        model: &view.project().model,
        analysis: view.analysis,
        catalogue: view.catalogue(),
        lines: Vec::new(),
    };
    match symbol {
        Symbol::Position(id) => Some(writer.position(*id)),
        Symbol::Department(id) => Some(writer.department(*id)),
        Symbol::Matter(id) => Some(writer.matter(*id)),
        Symbol::Kpi(at) => Some(writer.indicator(*at)),
        Symbol::Process(at) => Some(writer.process(*at)),
        Symbol::Grade(grade) => Some(writer.grade(grade)),
        _ => None,
    }
}

/// The rules whose findings are at a place, or that a waiver names there.
fn rules_at(view: &View, file: FileId, offset: u32) -> Option<(String, TextRange)> {
    const MOST: usize = 2;
    let here = |range: TextRange| range.start <= offset && offset <= range.end;
    let text = &view.source.text;
    let waived = view.tree.waivers.iter().flat_map(|waiver| &waiver.rules);
    let waived = waived
        .filter(|range| here(**range))
        .map(|range| (range.of(text), *range));
    let found = view.analysis.found_in(file).iter();
    let found = found
        .filter(|finding| here(finding.span.range) && !finding.span.range.is_empty())
        .map(|finding| (finding.rule, finding.span.range));
    let mut rules: Vec<(&str, TextRange)> = waived.chain(found).collect();
    rules.dedup_by_key(|(rule, _)| *rule);
    let range = rules.first()?.1;
    let pages = rules.iter().take(MOST).filter_map(|(name, _)| {
        let rule = view.project().rule(name)?;
        Some(format!(
            "**{name}**\n\n{}",
            rule.page(view.language).summary
        ))
    });
    let pages: Vec<String> = pages.collect();
    (!pages.is_empty()).then(|| (pages.join("\n\n"), range))
}

struct Writer<'a> {
    model: &'a Model,
    analysis: &'a Analysis,
    catalogue: &'static Catalogue,
    lines: Vec<String>,
}

impl Writer<'_> {
    fn title(&mut self, title: &str, about: &[String]) {
        let about: Vec<&str> = about
            .iter()
            .map(String::as_str)
            .filter(|own| !own.is_empty())
            .collect();
        let about = match about.is_empty() {
            true => String::new(),
            false => format!(" — {}", about.join(" · ")),
        };
        self.lines.push(format!("**{}**{about}", escaped(title)));
    }

    /// A line of a card: what it is, and what it says.
    fn line(&mut self, id: &str, value: String) {
        if !value.is_empty() {
            let message = Message::new(format!("ide-card-{id}")).arg("value", value);
            self.lines.push(self.catalogue.text(&message));
        }
    }

    fn counted(&mut self, id: &str, count: usize) {
        if count > 0 {
            let message = Message::new(format!("ide-card-{id}")).arg("count", count);
            self.lines.push(self.catalogue.text(&message));
        }
    }

    fn names(&self, ids: impl Iterator<Item = PositionId>) -> String {
        self.listed(ids.map(|id| escaped(&self.model[id].title)).collect())
    }

    fn listed(&self, names: Vec<String>) -> String {
        let mark = self.catalogue.language().list_mark();
        let more = names.len().saturating_sub(SHOWN);
        let shown = names[..names.len() - more].join(mark);
        match more {
            0 => shown,
            _ => self.catalogue.text(
                &Message::new("ide-card-more")
                    .arg("names", shown)
                    .arg("count", more),
            ),
        }
    }

    fn done(self) -> String {
        self.lines.join("\n\n")
    }

    fn position(mut self, id: PositionId) -> String {
        let position = &self.model[id];
        let department = position
            .department
            .map(|own| escaped(&self.model[own].name));
        let grade = position.grade.value().map(|grade| escaped(grade));
        let code = position.code.value().map(|code| escaped(code));
        let about: Vec<String> = [department, grade, code].into_iter().flatten().collect();
        self.title(&position.title, &about);
        if position.stub {
            let text = self.catalogue.plain("ide-card-stub");
            self.lines.push(text);
        }
        let mut seen = rustc_hash::FxHashSet::default();
        let above = self.model.superiors(id).take_while(|id| seen.insert(*id));
        let above: Vec<String> = above.map(|id| escaped(&self.model[id].title)).collect();
        self.line("superiors", above.join(" → "));
        let count = position.subordinates.len();
        if count > 0 {
            let names = self.names(position.subordinates.iter().copied());
            let message = Message::new("ide-card-reports").arg("count", count);
            self.lines
                .push(self.catalogue.text(&message.arg("value", names)));
        }
        let headcount = position.headcount.value();
        self.line(
            "headcount",
            headcount.map_or(String::new(), |own| escaped(&own.text)),
        );
        self.line("purpose", escaped(&short(&position.purpose.plain())));
        let duties = position.duties.leaves().into_iter();
        let duties: Vec<String> = duties.map(|(own, _)| short(&own.prose.text)).collect();
        self.items("duties", &duties, DUTIES);
        self.counted("kpis", position.kpis.len());
        let powers = position.authorities.leaves().into_iter();
        let powers: Vec<String> = powers.map(|(own, _)| short(&own.prose.text)).collect();
        self.items("authorities", &powers, SHOWN);
        self.findings(Entity::Position(id));
        self.done()
    }

    /// How many there are, and the first of them.
    fn items(&mut self, id: &str, texts: &[String], most: usize) {
        self.counted(id, texts.len());
        let shown = texts.iter().take(most);
        let mut shown: Vec<String> = shown.map(|text| format!("- {}", escaped(text))).collect();
        if texts.len() > most {
            shown.push("- …".to_owned());
        }
        if !shown.is_empty() {
            self.lines.push(shown.join("\n"));
        }
    }

    /// How many findings there are where an entity is described.
    fn findings(&mut self, entity: Entity) {
        let places = self.model.places.iter().filter(|(_, own)| *own == entity);
        let count = places.map(|(span, _)| self.analysis.found_within(*span));
        self.counted("findings", count.sum());
    }

    /// An entry of a list: whom or what it is about, and what is said.
    fn entry(&self, about: &str, said: &str) -> String {
        let message = Message::new("ide-card-entry").arg("about", about);
        format!("- {}", self.catalogue.text(&message.arg("said", said)))
    }

    fn department(mut self, id: DepartmentId) -> String {
        let department = &self.model[id];
        let above = self.model.department_chain(department.parent);
        let mut above: Vec<String> = above.map(|own| escaped(&self.model[own].name)).collect();
        above.reverse();
        let code = department.code.value().map(|code| escaped(code));
        let about: Vec<String> = code.into_iter().collect();
        self.title(&department.name, &about);
        self.line("within", above.join(" / "));
        let head = department.head.map(|own| escaped(&self.model[own].title));
        self.line("head", head.unwrap_or_default());
        let children = department.children.iter();
        let children = children
            .map(|own| escaped(&self.model[*own].name))
            .collect();
        self.line("children", self.listed(children));
        let here = self.model.position_ids();
        let here = here.filter(|own| self.model[*own].department == Some(id));
        let here: Vec<PositionId> = here.collect();
        self.line("positions", self.names(here.into_iter()));
        self.counted("functions", department.functions.leaves().len());
        self.done()
    }

    /// Every way that a matter takes, in the order of its table, and who else has a say by a list of powers.
    fn matter(mut self, id: MatterId) -> String {
        let authority = &self.model.authority;
        let matter = &authority.matters[id];
        let above = authority.matters.chain(id).skip(1);
        let above: Vec<String> = above
            .map(|own| escaped(&authority.matters[own].name))
            .collect();
        self.title(&matter.name, &above);
        let rows = authority.rows.iter();
        let rows: Vec<String> = rows
            .filter(|row| authority.matters.is_within(row.matter, id))
            .take(SHOWN)
            .map(|row| self.way(row, id))
            .collect();
        self.lines.push(rows.join("\n"));
        let mut said: Vec<String> = Vec::new();
        for line in &authority.lines {
            let grants = &authority.grants[line.grants.start as usize..line.grants.end as usize];
            let over = |grant: &crate::model::authority::Grant| {
                let matter = grant.matter;
                matter.is_some_and(|own| authority.matters.is_within(own, id))
            };
            let Some(holder) = line.holder.filter(|_| grants.iter().any(over)) else {
                continue;
            };
            let text = self.entry(
                &escaped(&self.model[holder].title),
                &escaped(&short(&line.text)),
            );
            if !said.contains(&text) {
                said.push(text);
            }
        }
        if !said.is_empty() {
            let text = self.catalogue.plain("ide-card-lists");
            said.truncate(SHOWN);
            self.lines.push(format!("{text}\n{}", said.join("\n")));
        }
        self.lines.retain(|line| !line.is_empty());
        self.done()
    }

    /// One row of an approval table: for which amounts, and who does what in turn.
    fn way(&self, row: &Row, asked: MatterId) -> String {
        let mut steps: Vec<_> = row.steps.iter().collect();
        steps.sort_by_key(|step| step.order.unwrap_or(u32::MAX));
        let steps = steps.iter().map(|step| {
            let word = escaped(&step.word);
            format!("{} {word}", escaped(&step.name))
        });
        let steps: Vec<String> = steps.collect();
        let mut case: Vec<String> = Vec::new();
        if row.matter != asked {
            case.push(escaped(&self.model.authority.matters[row.matter].name));
        }
        if row.amount.is_limited() {
            case.push(row.amount.shown(self.catalogue.language()));
        }
        case.extend(row.keys.iter().map(|(_, value)| escaped(value)));
        let steps = steps.join(" → ");
        match case.is_empty() {
            true => format!("- {steps}"),
            false => self.entry(&case.join(" · "), &steps),
        }
    }

    fn indicator(mut self, at: u32) -> String {
        let indicator = &self.model.kpis[at as usize];
        let value = |field: &crate::model::Field<String>| {
            field.value().map_or(String::new(), |own| escaped(own))
        };
        self.title(&indicator.name, &[]);
        self.line("purpose", escaped(&short(&indicator.definition.plain())));
        self.line("target", value(&indicator.target_text));
        self.line("period", value(&indicator.period_text));
        self.line("formula", value(&indicator.formula));
        self.line("source", value(&indicator.source_of_data));
        self.done()
    }

    fn process(mut self, at: u32) -> String {
        let process = &self.model.processes[at as usize];
        let owner = process.owner.as_ref().and_then(|link| link.to);
        self.title(&process.name, &[]);
        self.line(
            "owner",
            owner.map_or(String::new(), |own| escaped(&self.model[own].title)),
        );
        self.counted("steps", process.steps.len());
        self.done()
    }

    fn grade(mut self, grade: &str) -> String {
        let rank = self.model.organisation.rank(grade);
        let held = self.model.position_ids();
        let held = held.filter(|id| {
            let own = self.model[*id].grade.value();
            rank.is_some() && own.and_then(|own| self.model.organisation.rank(own)) == rank
        });
        let held: Vec<PositionId> = held.collect();
        self.title(grade, &[]);
        self.line("positions", self.names(held.into_iter()));
        self.done()
    }
}

/// The beginning of a text.
fn short(text: &str) -> String {
    const LONGEST: usize = 120;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
