//! Who plays which role in which step of a process: a sheet a process.

use super::parties::{MOST, Parties, Party};
use super::{Maker, value};
use crate::model::process::{Process, Step};
use crate::render::sheet::{Cell, Column, Row, Sheet, Tone};
use rustc_hash::FxHashSet;

/// R, A, C, I, as [`Step::roles`] has them.
const LETTERS: [&str; 4] = ["R", "A", "C", "I"];

/// The processes with steps that anybody who is spoken of takes part in.
pub(super) fn spoken_of<'a>(maker: &Maker<'a>) -> Vec<&'a Process> {
    let processes = maker.model.processes.iter();
    let spoken = processes.filter(|process| !process.steps.is_empty());
    spoken.filter(|own| takes_part(maker, own)).collect()
}

pub(super) fn sheets(maker: &Maker) -> Vec<Sheet> {
    let spoken = spoken_of(maker);
    if maker.whole {
        // One table of all, so everybody has a column in each.
        let all = Parties::sorted(maker, parties(maker, &spoken));
        let sheet = |process: &&Process| match all.0.len() <= MOST {
            true => process_sheet(maker, process, &all.0),
            false => process_sheet(
                maker,
                process,
                &Parties::sorted(maker, parties(maker, &[process])).0,
            ),
        };
        return spoken.iter().map(sheet).collect();
    }
    let sheets = spoken.into_iter();
    sheets
        .flat_map(|process| process_sheets(maker, process))
        .collect()
}

/// Whether anybody who is spoken of owns the process or has a role in it.
fn takes_part(maker: &Maker, process: &Process) -> bool {
    use crate::render::view::plan::Scope;
    if maker.scope == Scope::All {
        return true;
    }
    let here = |party: &Party| match party {
        Party::Position(id) => maker.scope.has_position(maker.model, *id),
        Party::Named(_) => false,
    };
    let department = process.department;
    department.is_some_and(|id| maker.scope.has_department(maker.model, id))
        || process
            .owner
            .iter()
            .any(|owner| maker.parties_of(owner).iter().any(here))
        || parties(maker, &[process]).iter().any(here)
}

/// Everybody who has a role, once each.
fn parties(maker: &Maker, processes: &[&Process]) -> Vec<Party> {
    let mut met = FxHashSet::default();
    let mut parties = Vec::new();
    for (_, step) in processes.iter().flat_map(|process| steps(process)) {
        for link in step.roles.iter().flat_map(|role| &role.links) {
            let new = maker.parties_of(link).into_iter();
            parties.extend(new.filter(|party| met.insert(party.clone())));
        }
    }
    parties
}

/// All steps with their depth, in order.
pub(super) fn steps(process: &Process) -> Vec<(usize, &Step)> {
    let mut stack: Vec<(usize, &Step)> = process.steps.iter().rev().map(|step| (0, step)).collect();
    let mut out = Vec::new();
    while let Some((depth, step)) = stack.pop() {
        out.push((depth, step));
        stack.extend(step.children.iter().rev().map(|child| (depth + 1, child)));
    }
    out
}

fn process_sheets(maker: &Maker, process: &Process) -> Vec<Sheet> {
    let parties = Parties::sorted(maker, parties(maker, &[process]));
    let parts = parties.parts(maker);
    let count = parts.len();
    parts
        .into_iter()
        .enumerate()
        .map(|(at, part)| {
            let mut sheet = process_sheet(maker, process, &parties.0[part]);
            if count > 1 {
                maker.number_part(&mut sheet, at + 1, count);
            }
            sheet
        })
        .collect()
}

fn process_sheet(maker: &Maker, process: &Process, parties: &[Party]) -> Sheet {
    let steps = steps(process);
    let timed = steps.iter().any(|(_, step)| step.within.is_some());
    let formed = steps.iter().any(|(_, step)| step.form.is_some());
    let mut columns = vec![Column::narrow("number", 3.0, 5.0), Column::text("step")];
    columns.extend(parties.iter().map(|party| maker.party_column(party)));
    let mut behind = Vec::new();
    if timed {
        columns.push(Column::narrow("within", 4.0, 7.0));
        behind.push(maker.column("within"));
    }
    if formed {
        columns.push(Column::name("form", 10.0));
        behind.push(maker.column("form"));
    }
    let before = [maker.column("number"), maker.column("step")];
    let width = columns.len();
    let rows = steps.iter().map(|&(depth, step)| {
        let bare = step.roles.iter().all(|role| role.links.is_empty());
        if depth == 0 && bare && !step.children.is_empty() {
            return Row::group(titled(step), 0, width);
        }
        let letters = parties.iter().map(|party| letters(maker, step, party));
        let mut cells = vec![
            Cell::text(step.mark.as_deref().map_or("", trimmed)),
            Cell::text(step.text.as_str()).indented(depth.saturating_sub(1)),
        ];
        cells.extend(letters);
        if timed {
            cells.push(Cell::text(said(step.within.as_ref())));
        }
        if formed {
            cells.push(Cell::text(said(step.form.as_ref())));
        }
        Row::plain(cells)
    });
    Sheet {
        name: process.name.clone(),
        title: maker.titled("raci-of", &process.name),
        facts: facts(maker, process),
        rows: rows.collect(),
        head: maker.heads(&before, parties, &behind),
        columns,
        fixed: 2,
        notes: notes(maker, process),
        group: maker.word("phase"),
        list: false,
    }
}

pub(super) fn said(said: Option<&crate::model::Said<String>>) -> &str {
    said.map_or("", |said| said.value.as_str())
}

fn trimmed(mark: &str) -> &str {
    mark.trim().trim_end_matches(['.', '、', '．'])
}

/// `一、受理`
fn titled(step: &Step) -> String {
    let mark = step.mark.as_deref().map_or("", str::trim);
    let gap = if mark.ends_with(|c: char| c.is_ascii()) {
        " "
    } else {
        ""
    };
    format!("{mark}{gap}{}", step.text).trim().to_owned()
}

/// `R/A`
fn letters(maker: &Maker, step: &Step, party: &Party) -> Cell {
    let plays = |at: &usize| {
        let links = step.roles[*at].links.iter();
        links
            .flat_map(|link| maker.parties_of(link))
            .any(|own| own == *party)
    };
    let own: Vec<usize> = (0..LETTERS.len()).filter(plays).collect();
    let tone = match (own.contains(&1), own.contains(&0)) {
        (true, _) => Tone::Marked,
        (false, true) => Tone::Strong,
        (false, false) => Tone::Plain,
    };
    let own: Vec<&str> = own.into_iter().map(|at| LETTERS[at]).collect();
    Cell::text(own.join("/")).toned(tone)
}

fn facts(maker: &Maker, process: &Process) -> Vec<(String, String)> {
    let mut facts = maker.facts();
    let mut add = |label: &str, value: &str| {
        if !value.is_empty() {
            facts.push((
                maker.lexicon.word(&format!("label-process-{label}")),
                value.to_owned(),
            ));
        }
    };
    add("code", value(&process.code));
    add("department", value(&process.department_name));
    let owner = process.owner_name.parts.iter();
    let owner: Vec<&str> = owner.map(|part| part.value.as_str()).collect();
    add("owner", &owner.join(maker.list_mark()));
    add("trigger", value(&process.trigger));
    facts
}

fn notes(maker: &Maker, process: &Process) -> Vec<String> {
    let roles = ["responsible", "accountable", "consulted", "informed"];
    let roles = LETTERS.iter().zip(roles);
    let roles = roles
        .map(|(letter, role)| format!("{letter}  {}", maker.lexicon.word(&format!("role-{role}"))));
    let mut notes: Vec<String> = roles.collect();
    if !process.forms.is_empty() {
        let label = maker.lexicon.word("label-process-forms");
        let forms = process.forms.join(maker.list_mark());
        notes.push(maker.lexicon.notes(&[(label, forms)]));
    }
    notes.extend(process.notes.lines());
    notes
}
