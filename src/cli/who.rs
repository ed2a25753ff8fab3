//! `rolec who POWER MATTER [AMOUNT]`: who may do a thing, and the way it takes. Asks `query`, and says the answer.

use super::arguments::{Findings, ListFormat, Who};
use super::output::Terminal;
use super::rules::pretty;
use super::{Session, Status};
use crate::diagnostic::Message;
use crate::model::authority::{MatterId, words};
use crate::model::export::Limit;
use crate::model::resolve::{Found, NameIndex};
use crate::model::{DepartmentId, Model, PositionId};
use crate::project::Project;
use crate::query::who::{Answer, ChainStep, Holder, Question, who};
use crate::syntax::concept::ValueWord;
use crate::syntax::values::{self, Decimal, Money};
use crate::syntax::vocabulary::{PowerId, near};
use crate::text::{Span, fold};
use console::Style;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

const SCHEMA: &str = "rolec.who/1";

pub(super) fn run(session: &mut Session, options: &Who) -> Status {
    match answer(session, options) {
        Ok(status) | Err(status) => status,
    }
}

fn answer(session: &mut Session, options: &Who) -> Result<Status, Status> {
    let project = session.open(&[], false)?;
    let config = session.config(
        project,
        &Findings {
            as_of: options.as_of.clone(),
            ..Findings::default()
        },
    )?;
    let department = match &options.department {
        Some(name) => session.department(project, name)?,
        None => None,
    };
    let place = |department| project.model.authority.territory.place(department);
    let power = session.power(project, &options.power)?;
    let matter = session.matter(project, &options.matter)?;
    let question = Question {
        power,
        matter,
        amount: match &options.amount {
            Some(text) => Some(session.amount(project, matter, text)?),
            None => None,
        },
        place: options.department.as_ref().map(|_| place(department)),
        day: config.as_of,
    };
    let answer = who(&project.model, &project.vocabulary, &question);
    let teller = Teller {
        session,
        project,
        question: &question,
        department,
    };
    let text = match options.format {
        ListFormat::Human => teller.human(&answer),
        ListFormat::Json => pretty(&teller.json(&answer)),
    };
    let status = match (project.incomplete, answer.holders.is_empty()) {
        (true, _) => Status::Failed,
        (false, true) => Status::Findings,
        (false, false) => Status::Clean,
    };
    session.terminal.print(&text);
    Ok(status)
}

impl Session {
    /// A power by its word, with or without 权, or by its id.
    fn power(&self, project: &Project, text: &str) -> Result<PowerId, Status> {
        let vocabulary = &project.vocabulary;
        let word = fold::word(text);
        let by_word = vocabulary.power_with_tail(&word);
        if let Some(power) = by_word.or_else(|| vocabulary.power_named(&word)) {
            return Ok(power);
        }
        let words = vocabulary.powers().iter().flat_map(|power| &power.words);
        let words: Vec<String> = words.map(|word| fold::word(word)).collect();
        let near: Vec<String> = near(&word, words.iter().map(String::as_str))
            .into_iter()
            .map(str::to_owned)
            .collect();
        Err(self.unknown("cli-who-unknown-power", text, near))
    }

    fn matter(&self, project: &Project, name: &str) -> Result<MatterId, Status> {
        let matters = &project.model.authority.matters;
        let found = matters.find(name).or_else(|| matters.find_short(name));
        found.ok_or_else(|| {
            let near = matters.near(name).into_iter().map(str::to_owned).collect();
            self.unknown("cli-who-unknown-matter", name, near)
        })
    }

    /// A department; None is the organisation as a whole.
    fn department(&self, project: &Project, name: &str) -> Result<Option<DepartmentId>, Status> {
        let model = &project.model;
        let word = fold::word(name);
        if project.vocabulary.is(ValueWord::WholeOrganisation, &word)
            || model.organisation.is_named(&word)
        {
            return Ok(None);
        }
        let index = NameIndex::of(model);
        match index.find_department(model, name, None) {
            Found::One(id) => Ok(Some(id)),
            Found::Many(ids) => {
                let ids: Vec<String> = ids.iter().map(|&id| model[id].id.clone()).collect();
                let message = Message::new("cli-who-ambiguous-department");
                let message = message.arg("name", name).arg("several", ids);
                Err(self.terminal.fail(&message))
            }
            Found::None => {
                let near = index.near_departments(model, &word);
                Err(self.unknown("cli-who-unknown-department", name, near))
            }
        }
    }

    /// An amount above zero, in a unit that the matter counts in.
    fn amount(
        &self,
        project: &Project,
        matter: MatterId,
        text: &str,
    ) -> Result<(Decimal, Option<Money>), Status> {
        let bad = |message: Message| self.terminal.fail(&message.arg("text", text));
        let read = values::amount(text, &project.vocabulary);
        let (value, unit) = read
            .filter(|(value, _)| *value > Decimal::ZERO)
            .ok_or_else(|| bad(Message::new("cli-who-bad-amount")))?;
        let known = unit_of(&project.model, matter);
        if let (Some(unit), Some(known)) = (&unit, &known)
            && unit != known
        {
            let language = self.terminal.language();
            let unit = known.shown(&project.vocabulary, language);
            return Err(bad(Message::new("cli-who-other-unit").arg("unit", unit)));
        }
        Ok((value, unit))
    }

    fn unknown(&self, id: &str, name: &str, near: Vec<String>) -> Status {
        let message = match near.is_empty() {
            true => Message::new(id),
            false => Message::new(format!("{id}-near")).arg("near", near),
        };
        self.terminal.fail(&message.arg("name", name))
    }
}

struct Teller<'a> {
    session: &'a Session,
    project: &'a Project,
    question: &'a Question,
    department: Option<DepartmentId>,
}

impl Teller<'_> {
    fn said(&self, message: &Message) -> String {
        self.session.terminal.catalogue().text(message)
    }

    fn power_word(&self, power: PowerId) -> &str {
        let words = &self.project.vocabulary.powers()[power.0 as usize].words;
        let language = self.session.terminal.language();
        let is_ours = |word: &&String| language.pick(!word.is_ascii(), word.is_ascii());
        words
            .iter()
            .find(is_ours)
            .or_else(|| words.first())
            .map_or("", String::as_str)
    }

    fn matter_name(&self) -> &str {
        &self.project.model.authority.matters[self.question.matter].name
    }

    /// A question in a line: 审批 营销费用 6万元（销售部）.
    fn asked(&self) -> Message {
        let language = self.session.terminal.language();
        let amount = self.question.amount.as_ref().map(|(value, unit)| {
            let known = unit
                .clone()
                .or_else(|| unit_of(&self.project.model, self.question.matter));
            words::amount(language, *value, known.as_ref())
        });
        let place = self.question.place.map(|_| match self.department {
            Some(id) => self.project.model[id].name.clone(),
            None => self.project.model.organisation.name.clone(),
        });
        let id = match (place.is_some(), amount.is_some()) {
            (true, true) => "who-asked-in",
            (true, false) => "who-asked-all-in",
            (false, true) => "who-asked",
            (false, false) => "who-asked-all",
        };
        Message::new(id)
            .arg("power", self.power_word(self.question.power))
            .arg("matter", self.matter_name())
            .arg("amount", amount.unwrap_or_default())
            .arg("place", place.unwrap_or_default())
    }

    fn human(&self, answer: &Answer) -> String {
        let colored = self
            .session
            .terminal
            .colored(Terminal::stdout_is_terminal());
        let bold = Style::new().bold().force_styling(colored);
        let asked = self.said(&self.asked());
        let mut lines = Vec::new();
        match answer.holders.is_empty() {
            false => {
                lines.push(
                    bold.apply_to(self.said(&Message::new("who-holders").arg("asked", asked)))
                        .to_string(),
                );
                let width = answer
                    .holders
                    .iter()
                    .map(|holder| holder.name.width())
                    .max();
                for holder in &answer.holders {
                    lines.push(self.holder(holder, width.unwrap_or(0)));
                }
            }
            true => lines.extend(self.nobody(answer, asked)),
        }
        if !answer.chain.is_empty() {
            lines.push(String::new());
            let title = self.said(&Message::new("who-chain"));
            lines.push(bold.apply_to(title).to_string());
            self.chain(&answer.chain, &mut lines);
        }
        lines.join("\n") + "\n"
    }

    /// The steps, under the amounts they are for where there are several ways.
    fn chain(&self, chain: &[ChainStep], lines: &mut Vec<String>) {
        let language = self.session.terminal.language();
        let width = |step: &ChainStep| self.power_word(step.power).width();
        let width = chain.iter().map(width).max().unwrap_or(0);
        let ways: Vec<&[ChainStep]> = chain
            .chunk_by(|one, two| {
                let is_one_way = one.amount.band == two.amount.band && one.case == two.case;
                is_one_way && two.order.is_some()
            })
            .collect();
        for way in &ways {
            let is_listed = way[0].order.is_none();
            if ways.len() > 1 && !is_listed {
                let amount = way[0].amount.shown(language);
                lines.push(format!("  {}", self.with_case(&way[0].case, amount)));
            }
            for step in *way {
                let order = step
                    .order
                    .map_or_else(|| "·".to_owned(), |order| order.to_string());
                let power = padded(self.power_word(step.power), width);
                let mut line = format!("  {order:>2}  {power}  {}", step.name);
                if is_listed && (step.amount.is_limited() || !step.case.is_empty()) {
                    let amount = step.amount.shown(language);
                    line += &format!("  {}", self.with_case(&step.case, amount));
                }
                lines.push(line);
            }
        }
    }

    /// An amount with the case it is for: 对内，5万元以下.
    fn with_case(&self, case: &[String], amount: String) -> String {
        if case.is_empty() {
            return amount;
        }
        let message = Message::new("who-case").arg("case", case.to_vec());
        self.said(&message.arg("amount", amount))
    }

    fn holder(&self, holder: &Holder, width: usize) -> String {
        let language = self.session.terminal.language();
        let titles = |ids: &[PositionId]| -> Vec<String> {
            let model = &self.project.model;
            ids.iter().map(|&id| model[id].title.clone()).collect()
        };
        let mut line = format!(
            "  {}  {}",
            padded(&holder.name, width),
            self.with_case(&holder.case, holder.amount.shown(language))
        );
        if !holder.joint.is_empty() {
            let message = Message::new("who-joint").arg("names", titles(&holder.joint));
            line += &self.said(&message);
        }
        if let Some(grantor) = holder.delegated_by {
            let message = Message::new("who-delegated").arg("names", titles(&[grantor]));
            line += &self.said(&message);
        }
        format!("{line}\n  {:width$}  {}", "", self.place(holder.span))
    }

    fn place(&self, span: Span) -> String {
        let source = self.project.sources.get(span.file);
        format!("{}:{}", source.path, source.place(span.range.start).line)
    }

    fn nobody(&self, answer: &Answer, asked: String) -> Vec<String> {
        let mut lines = vec![self.said(&Message::new("who-nobody").arg("asked", asked))];
        let language = self.session.terminal.language();
        if let Some(nearest) = &answer.nearest {
            let message = Message::new("who-nearest")
                .arg("position", nearest.name.as_str())
                .arg(
                    "amount",
                    self.with_case(&nearest.case, nearest.amount.shown(language)),
                );
            lines.push(format!(
                "  {}  {}",
                self.said(&message),
                self.place(nearest.span)
            ));
        }
        let matters = &self.project.model.authority.matters;
        let parts = matters.children(self.question.matter);
        let parts: Vec<String> = parts.map(|id| matters[id].name.clone()).collect();
        if !parts.is_empty() {
            lines.push(format!(
                "  {}",
                self.said(&Message::new("who-parts").arg("names", parts))
            ));
        } else if answer.nearest.is_none() {
            let message = Message::new("who-none").arg("matter", self.matter_name());
            lines.push(format!("  {}", self.said(&message)));
        }
        lines
    }

    fn json<'h>(&'h self, answer: &'h Answer) -> Reply<'h> {
        let model = &self.project.model;
        Reply {
            schema: SCHEMA,
            query: Query {
                power: &self.project.vocabulary.powers()[self.question.power.0 as usize].id,
                matter: self.matter_name(),
                amount: self.question.amount.as_ref().map(|(value, _)| *value),
                r#in: self.question.place.map(|_| match self.department {
                    Some(id) => model[id].id.as_str(),
                    None => model.organisation.name.as_str(),
                }),
            },
            holders: answer
                .holders
                .iter()
                .map(|holder| self.entry(holder))
                .collect(),
            chain: self.steps(&answer.chain),
            nearest: answer.nearest.as_ref().map(|holder| self.entry(holder)),
        }
    }

    fn entry<'h>(&'h self, holder: &'h Holder) -> Entry<'h> {
        let model = &self.project.model;
        let source = self.project.sources.get(holder.span.file);
        let id = |&id: &PositionId| model[id].id.as_str();
        Entry {
            position: holder.name.clone(),
            path: &source.path,
            line: source.place(holder.span.range.start).line,
            limit: Limit::of(&holder.amount),
            conditions: &holder.case,
            joint: holder.joint.iter().map(id).collect(),
            delegated_by: holder.delegated_by.as_ref().map(id),
        }
    }

    /// Each step once, in order, whatever amounts it is for.
    fn steps(&self, chain: &[ChainStep]) -> Vec<Step<'_>> {
        let mut steps: Vec<Step> = Vec::new();
        for step in chain {
            let step = Step {
                order: step.order,
                power: &self.project.vocabulary.powers()[step.power.0 as usize].id,
                position: step.name.clone(),
            };
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
        steps.sort_by_key(|step| step.order.unwrap_or(u32::MAX));
        steps
    }
}

/// What a matter's amounts count in, as far as any is written.
fn unit_of(model: &Model, matter: MatterId) -> Option<Money> {
    let authority = &model.authority;
    let over = |asked: MatterId| {
        let mut grants = authority.grants.iter();
        grants.find_map(|grant| {
            let unit = grant.amount.unit.as_ref();
            unit.filter(|_| grant.matter == Some(asked)).cloned()
        })
    };
    authority.matters.chain(matter).find_map(over)
}

/// A text with blanks behind it, up to a width in columns.
fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{:blanks$}", "")
}

#[derive(Serialize)]
struct Reply<'a> {
    schema: &'static str,
    query: Query<'a>,
    holders: Vec<Entry<'a>>,
    chain: Vec<Step<'a>>,
    nearest: Option<Entry<'a>>,
}

#[derive(Serialize)]
struct Query<'a> {
    power: &'a str,
    matter: &'a str,
    amount: Option<Decimal>,
    r#in: Option<&'a str>,
}

#[derive(Serialize)]
struct Entry<'a> {
    position: String,
    path: &'a str,
    line: usize,
    limit: Option<Limit>,
    conditions: &'a [String],
    joint: Vec<&'a str>,
    delegated_by: Option<&'a str>,
}

#[derive(Serialize, PartialEq)]
struct Step<'a> {
    order: Option<u32>,
    power: &'a str,
    position: String,
}
