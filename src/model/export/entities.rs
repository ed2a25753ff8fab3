//! One shape an entity of the contract.

use super::authority::Authority;
use super::parts::{
    Document, Entry, Headcount, Source, Target, Within, link, links, plain, text, whole,
};
use super::{Context, Number};
use crate::model::body::Body;
use crate::model::relations::{Relation, Whom};
use crate::model::{
    DepartmentId, NameList, PositionId, department, kpi, organisation, person, process,
    qualifications, relations,
};
use crate::syntax::concept::{Concept, Direction, Period, PositionKind};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct Organisation {
    name: String,
    grades: Vec<String>,
    currency: Option<String>,
    aliases: Vec<String>,
    document: Option<Document>,
    notes: Option<String>,
}

impl Organisation {
    pub(super) fn of(context: &Context) -> Self {
        let organisation: &organisation::Organisation = &context.model.organisation;
        Self {
            name: organisation.name.clone(),
            grades: organisation.grades.clone(),
            currency: organisation.currency.clone(),
            aliases: organisation.aliases.clone(),
            document: organisation.document.as_ref().map(Document::of),
            notes: whole(&organisation.notes),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Department {
    id: String,
    name: String,
    parent: Option<String>,
    children: Vec<String>,
    head: Option<String>,
    head_superior: Option<String>,
    code: Option<String>,
    establishment: Vec<Post>,
    establishment_total: Option<Headcount>,
    functions: Vec<Entry>,
    goal: Option<String>,
    authorities: Vec<Authority>,
    responsibilities: Vec<String>,
    budget: Option<String>,
    workflow: Vec<Entry>,
    document: Option<Document>,
    aliases: Vec<String>,
    stub: bool,
    unresolved: Vec<Concept>,
    notes: Option<String>,
    source: Source,
}

#[derive(Serialize)]
struct Post {
    position: String,
    count: Option<Number>,
    headcount: Option<Headcount>,
    note: String,
}

impl Department {
    pub(super) fn of(id: DepartmentId, context: &Context) -> Self {
        let model = context.model;
        let department = &model[id];
        let lines = &model.authority.department_lines[id.0 as usize];
        let written = |list: &NameList| list.parts.first().map(|part| part.value.clone());
        let posts = department.establishment.posts.iter();
        let total = department
            .establishment
            .total
            .clone()
            .map_or(crate::model::Field::Absent, crate::model::Field::Value);
        Self {
            id: department.id.clone(),
            name: department.name.clone(),
            parent: match department.parent {
                Some(parent) => Some(model[parent].id.clone()),
                None if department.unresolved.contains(&Concept::Parent) => {
                    text(&department.parent_name)
                }
                None => None,
            },
            children: department
                .children
                .iter()
                .map(|&child| model[child].id.clone())
                .collect(),
            head: department
                .head
                .map(|id| model[id].id.clone())
                .or_else(|| written(&department.head_name)),
            head_superior: department
                .head_superior
                .map(|id| model[id].id.clone())
                .or_else(|| written(&department.head_superior_name)),
            code: text(&department.code),
            establishment: posts.map(|post| Post::of(post, context)).collect(),
            establishment_total: Headcount::of(&total),
            functions: Entry::list(&department.functions, context),
            goal: whole(&department.goal),
            authorities: Authority::list(lines, context),
            responsibilities: department.responsibilities.lines(),
            budget: whole(&department.budget),
            workflow: Entry::list(&department.workflow, context),
            document: department.document.as_ref().map(Document::of),
            aliases: department.aliases.clone(),
            stub: department.stub,
            unresolved: department.unresolved.clone(),
            notes: whole(&department.notes),
            source: Source::of(&department.source, context),
        }
    }
}

impl Post {
    fn of(post: &department::Post, context: &Context) -> Self {
        let exact = post
            .count
            .value()
            .filter(|count| count.min == count.max)
            .and_then(|count| count.min);
        Self {
            position: post
                .position
                .as_ref()
                .map_or_else(|| post.name.value.clone(), |one| link(one, context)),
            count: exact.map(Number),
            headcount: Headcount::of(&post.count),
            note: post.note.clone(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Position {
    id: String,
    title: String,
    department: Option<String>,
    code: Option<String>,
    grade: Option<String>,
    headcount: Option<Headcount>,
    kind: Option<PositionKind>,
    location: Option<String>,
    stub: bool,
    template: Option<String>,
    aliases: Vec<String>,
    superior: Option<String>,
    subordinates: Vec<String>,
    functional: Vec<String>,
    dotted: Vec<String>,
    deputies: Vec<String>,
    unresolved: Vec<Concept>,
    purpose: Option<String>,
    duties: Vec<Entry>,
    kpis: Vec<Kpi>,
    authorities: Vec<Authority>,
    responsibilities: Vec<String>,
    prohibitions: Vec<String>,
    workflow: Vec<Entry>,
    conditions: Option<String>,
    career: Option<String>,
    notes: Option<String>,
    relations: Relations,
    qualifications: Qualifications,
    document: Option<Document>,
    source: Source,
}

impl Position {
    pub(super) fn of(id: PositionId, context: &Context) -> Self {
        let model = context.model;
        let position = &model[id];
        let lines = &model.authority.position_lines[id.0 as usize];
        let unresolved = |concept| position.unresolved.contains(&concept);
        let written = |list: &NameList| list.parts.first().map(|part| part.value.clone());
        let superior = position.superior.map(|id| model[id].id.clone());
        let unknown = position
            .listed
            .iter()
            .filter(|link| link.to.is_none())
            .map(|link| link.text.clone());
        let subordinates = position
            .subordinates
            .iter()
            .map(|&id| model[id].id.clone())
            .chain(unknown)
            .collect();
        Self {
            id: position.id.clone(),
            title: position.title.clone(),
            department: match position.department {
                Some(id) => Some(model[id].id.clone()),
                None if unresolved(Concept::Department) => text(&position.department_name),
                None => None,
            },
            code: text(&position.code),
            grade: text(&position.grade),
            headcount: Headcount::of(&position.headcount),
            kind: position.kind,
            location: text(&position.location),
            stub: position.stub,
            template: text(&position.template),
            aliases: position
                .aliases
                .iter()
                .map(|alias| alias.value.clone())
                .collect(),
            superior: superior.or_else(|| {
                written(&position.superior_names).filter(|_| unresolved(Concept::Superior))
            }),
            subordinates,
            functional: links(&position.functional, context),
            dotted: links(&position.dotted, context),
            deputies: links(&position.deputies, context),
            unresolved: position.unresolved.clone(),
            purpose: whole(&position.purpose),
            duties: Entry::list(&position.duties, context),
            kpis: position.kpis.iter().map(Kpi::of).collect(),
            authorities: Authority::list(lines, context),
            responsibilities: position.responsibilities.lines(),
            prohibitions: position.prohibitions.lines(),
            workflow: Entry::list(&position.workflow, context),
            conditions: whole(&position.conditions),
            career: whole(&position.career),
            notes: whole(&position.notes),
            relations: Relations::of(&position.relations, context),
            qualifications: Qualifications::of(&position.qualifications),
            document: position.document.as_ref().map(Document::of),
            source: Source::of(&position.source, context),
        }
    }
}

#[derive(Serialize)]
struct Kpi {
    name: Option<String>,
    target: Option<Target>,
    target_text: Option<String>,
    period: Option<Period>,
    weight: Option<Number>,
    formula: Option<String>,
    source: Option<String>,
    group: Option<String>,
    number: Option<String>,
    text: String,
    quantified: bool,
}

impl Kpi {
    fn of(kpi: &kpi::Kpi) -> Self {
        Self {
            name: kpi.name.clone(),
            target: kpi.target.as_ref().map(Target::of),
            target_text: plain(&kpi.target_text),
            period: kpi.period,
            weight: kpi.weight.as_ref().map(|weight| Number(weight.value)),
            formula: plain(&kpi.formula),
            source: plain(&kpi.source),
            group: kpi.group.clone(),
            number: kpi.number.clone(),
            text: kpi.text.clone(),
            quantified: kpi.is_quantified(),
        }
    }
}

#[derive(Serialize)]
struct Relations {
    supervised_by: Vec<String>,
    supervises: Vec<String>,
    guides: Vec<String>,
    cooperates: Vec<String>,
    external: Vec<String>,
    other: Vec<String>,
    #[serde(flatten)]
    added: BTreeMap<String, Vec<String>>,
}

impl Relations {
    fn of(relations: &relations::Relations, context: &Context) -> Self {
        let parties = |relation: &Relation| {
            let party = |whom: &Whom| match whom {
                Whom::Position(id) => context.model[*id].id.clone(),
                Whom::Department(id) => context.model[*id].id.clone(),
                Whom::Prose(text) => text.clone(),
            };
            relation
                .parties
                .iter()
                .map(|one| party(&one.whom))
                .collect()
        };
        Self {
            supervised_by: parties(&relations.supervised_by),
            supervises: parties(&relations.supervises),
            guides: parties(&relations.guides),
            cooperates: parties(&relations.cooperates),
            external: parties(&relations.external),
            other: relations.other.lines(),
            added: added(&relations.added),
        }
    }
}

#[derive(Serialize)]
struct Qualifications {
    education: Option<String>,
    major: Option<String>,
    experience: Vec<String>,
    skills: Vec<String>,
    certificates: Vec<String>,
    knowledge: Vec<String>,
    traits: Vec<String>,
    languages: Vec<String>,
    age: Option<String>,
    sex: Option<String>,
    other: Vec<String>,
    #[serde(flatten)]
    added: BTreeMap<String, Vec<String>>,
}

impl Qualifications {
    fn of(qualifications: &qualifications::Qualifications) -> Self {
        Self {
            education: text(&qualifications.education),
            major: text(&qualifications.major),
            experience: qualifications.experience.lines(),
            skills: qualifications.skills.lines(),
            certificates: qualifications.certificates.lines(),
            knowledge: qualifications.knowledge.lines(),
            traits: qualifications.traits.lines(),
            languages: qualifications.languages.lines(),
            age: text(&qualifications.age),
            sex: text(&qualifications.sex),
            other: qualifications.other.lines(),
            added: added(&qualifications.added),
        }
    }
}

fn added(fields: &[(String, Body)]) -> BTreeMap<String, Vec<String>> {
    fields
        .iter()
        .map(|(word, body)| (word.clone(), body.lines()))
        .collect()
}

#[derive(Serialize)]
pub(super) struct Process {
    name: String,
    code: Option<String>,
    department: Option<String>,
    owner: Option<String>,
    trigger: Option<String>,
    forms: Vec<String>,
    steps: Vec<Step>,
    notes: Option<String>,
    source: Source,
}

#[derive(Serialize)]
struct Step {
    number: Option<String>,
    text: String,
    responsible: Vec<String>,
    accountable: Vec<String>,
    consulted: Vec<String>,
    informed: Vec<String>,
    within: Option<Within>,
    within_text: Option<String>,
    form: Option<String>,
    next: Vec<String>,
    children: Vec<Step>,
}

impl Process {
    pub(super) fn of(process: &process::Process, context: &Context) -> Self {
        let department = process.department.map(|id| context.model[id].id.clone());
        Self {
            name: process.name.clone(),
            code: text(&process.code),
            department: department.or_else(|| text(&process.department_name)),
            owner: process.owner.as_ref().map(|owner| link(owner, context)),
            trigger: text(&process.trigger),
            forms: process.forms.clone(),
            steps: process
                .steps
                .iter()
                .map(|step| Step::of(step, context))
                .collect(),
            notes: whole(&process.notes),
            source: Source::of(&process.source, context),
        }
    }
}

impl Step {
    fn of(step: &process::Step, context: &Context) -> Self {
        let [responsible, accountable, consulted, informed] = step
            .roles
            .each_ref()
            .map(|role| links(&role.links, context));
        Self {
            number: step.number.clone(),
            text: step.text.clone(),
            responsible,
            accountable,
            consulted,
            informed,
            within: step.within_value.as_ref().map(Within::of),
            within_text: plain(&step.within),
            form: plain(&step.form),
            next: step.next.iter().map(|next| next.value.clone()).collect(),
            children: step
                .children
                .iter()
                .map(|child| Self::of(child, context))
                .collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Indicator {
    name: String,
    formula: Option<String>,
    unit: Option<String>,
    direction: Option<Direction>,
    target: Option<Target>,
    period: Option<Period>,
    source: Option<String>,
    aliases: Vec<String>,
    definition: Option<String>,
    notes: Option<String>,
}

impl Indicator {
    pub(super) fn of(indicator: &kpi::Indicator) -> Self {
        Self {
            name: indicator.name.clone(),
            formula: text(&indicator.formula),
            unit: text(&indicator.unit),
            direction: indicator.direction.value().copied(),
            target: indicator.target.as_ref().map(Target::of),
            period: indicator.period,
            source: text(&indicator.source_of_data),
            aliases: indicator.aliases.clone(),
            definition: whole(&indicator.definition),
            notes: whole(&indicator.notes),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Person {
    name: String,
    positions: Vec<String>,
    notes: Option<String>,
}

impl Person {
    pub(super) fn of(person: &person::Person, context: &Context) -> Self {
        Self {
            name: person.name.clone(),
            positions: links(&person.positions, context),
            notes: whole(&person.notes),
        }
    }
}
