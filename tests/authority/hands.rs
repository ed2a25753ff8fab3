//! What one hand must not hold, against brute force: positions with what was handed on to them, with their deputies, and
//! persons with several posts; reviewers and auditors below those they look at; collective decisions; delegations
//! wider than what is held. Shares nothing with the program.

use crate::memory::Memory;
use crate::random::Random;
use rolec::diagnostic::{Arg, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const DEPARTMENTS: [&str; 3] = ["东区部", "西区部", "南区部"];
const POSITIONS: [&str; 5] = ["甲员", "乙员", "丙员", "丁员", "戊员"];
const MATTERS: [&str; 3] = ["甲料款", "乙料款", "丙料款"];
const PERSONS: [&str; 2] = ["赵一", "钱二"];
const VALUES: [u32; 3] = [1, 5, 20];

const RULES: [&str; 7] = [
    "authority/segregation",
    "authority/same-hand",
    "authority/self-approval",
    "authority/reviewer-below",
    "authority/auditor-below",
    "authority/alone",
    "authority/delegation-exceeds",
];

/// Powers by their words.
const ASK: &str = "申请";
const PREPARE: &str = "编制";
const REVIEW: &str = "审核";
const RECHECK: &str = "复核";
const DECIDE: &str = "审批";
const EXECUTE: &str = "执行";
const RECORD: &str = "登记";
const KEEP: &str = "保管";
const SUPERVISE: &str = "监督";

/// Pairs that one hand must not hold.
const PAIRS: [(&str, &str); 5] = [
    (DECIDE, EXECUTE),
    (DECIDE, SUPERVISE),
    (EXECUTE, RECORD),
    (EXECUTE, SUPERVISE),
    (RECORD, KEEP),
];

type Fault = (&'static str, usize, BTreeSet<usize>);

/// Even places are stretches, odd ones numbers.
type Amounts = BTreeSet<usize>;

struct Line {
    power: &'static str,
    matter: usize,
    /// An upper end, or a lower one that is not in it.
    limit: Option<(bool, usize)>,
    /// A department, or the whole organisation.
    scope: Option<Option<usize>>,
    joint: Option<usize>,
    handed_to: Option<usize>,
}

struct Organisation {
    /// The one above each.
    departments: Vec<Option<usize>>,
    homes: Vec<Option<usize>>,
    superiors: Vec<Option<usize>>,
    deputies: Vec<Option<usize>>,
    lines: Vec<Vec<Line>>,
    /// The one above each, and whether several decide together.
    matters: Vec<(Option<usize>, bool)>,
    persons: Vec<(usize, usize)>,
}

fn chance(random: &mut Random, percent: usize) -> bool {
    random.below(100) < percent
}

fn above(of: &[Option<usize>], from: usize) -> Vec<usize> {
    std::iter::successors(Some(from), |&at| of[at]).collect()
}

impl Organisation {
    fn random(random: &mut Random) -> Self {
        let departments: Vec<Option<usize>> = (0..random.below(4))
            .map(|at| (at > 0 && chance(random, 60)).then(|| random.below(at)))
            .collect();
        let count = 2 + random.below(POSITIONS.len() - 1);
        let some = departments.len();
        let other = |random: &mut Random, own: usize| {
            let id = random.below(count);
            (id != own).then_some(id)
        };
        let homes = (0..count)
            .map(|_| (some > 0 && chance(random, 80)).then(|| random.below(some)))
            .collect();
        let superiors = (0..count)
            .map(|at| (at > 0 && chance(random, 75)).then(|| random.below(at)))
            .collect();
        let deputies = (0..count)
            .map(|at| other(random, at).filter(|_| chance(random, 25)))
            .collect();
        let matters: Vec<(Option<usize>, bool)> = (0..1 + random.below(MATTERS.len()))
            .map(|at| {
                let parent = (at > 0 && chance(random, 60)).then(|| random.below(at));
                (parent, chance(random, 25))
            })
            .collect();
        let powers = [
            ASK, PREPARE, REVIEW, RECHECK, DECIDE, DECIDE, DECIDE, EXECUTE, RECORD, KEEP, SUPERVISE,
        ];
        let mut lines: Vec<Vec<Line>> = Vec::new();
        for own in 0..count {
            let mut list = Vec::new();
            for _ in 0..random.below(5) {
                let handed_to = other(random, own).filter(|_| chance(random, 20));
                list.push(Line {
                    power: powers[random.below(powers.len())],
                    matter: random.below(matters.len()),
                    limit: chance(random, 60).then(|| (chance(random, 60), random.below(3))),
                    scope: match random.below(8) {
                        0 | 1 if some > 0 => Some(Some(random.below(some))),
                        2 => Some(None),
                        _ => None,
                    },
                    joint: other(random, own).filter(|_| handed_to.is_none() && chance(random, 15)),
                    handed_to,
                });
            }
            lines.push(list);
        }
        let persons = (0..random.below(3)).map(|_| (random.below(count), random.below(count)));
        let persons = persons.filter(|(one, two)| one != two).collect();
        Self {
            departments,
            homes,
            superiors,
            deputies,
            lines,
            matters,
            persons,
        }
    }

    fn text(&self) -> String {
        let mut out = String::from("组织：某公司\n  币种：人民币\n\n");
        self.write(&mut out).expect("strings take text");
        out
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        for (at, parent) in self.departments.iter().enumerate() {
            writeln!(out, "部门：{}", DEPARTMENTS[at])?;
            if let Some(parent) = parent {
                writeln!(out, "  上级部门：{}", DEPARTMENTS[*parent])?;
            }
        }
        for (at, (parent, collective)) in self.matters.iter().enumerate() {
            writeln!(out, "\n事项：{}", MATTERS[at])?;
            if let Some(parent) = parent {
                writeln!(out, "  上级事项：{}", MATTERS[*parent])?;
            }
            if *collective {
                writeln!(out, "  集体决策：是")?;
            }
        }
        for (at, lines) in self.lines.iter().enumerate() {
            writeln!(out, "\n岗位：{}", POSITIONS[at])?;
            let name = |id: Option<usize>| id.map_or("", |id| POSITIONS[id]);
            let fields = [
                ("部门", self.homes[at].map_or("", |id| DEPARTMENTS[id])),
                ("直接上级", name(self.superiors[at])),
                ("代理人", name(self.deputies[at])),
            ];
            for (label, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
                writeln!(out, "  {label}：{value}")?;
            }
            if !lines.is_empty() {
                writeln!(out, "  权限：")?;
            }
            for (number, line) in lines.iter().enumerate() {
                write_line(out, number + 1, line)?;
            }
        }
        for (at, (one, two)) in self.persons.iter().enumerate() {
            let posts = format!("{}、{}", POSITIONS[*one], POSITIONS[*two]);
            writeln!(out, "\n人员：{}\n  岗位：{posts}", PERSONS[at])?;
        }
        Ok(())
    }
}

fn write_line(out: &mut String, number: usize, line: &Line) -> std::fmt::Result {
    write!(
        out,
        "    {number}. {}：{}",
        line.power, MATTERS[line.matter]
    )?;
    match line.limit {
        Some((true, at)) => write!(out, " {}万元以下", VALUES[at])?,
        Some((false, at)) => write!(out, " 超过{}万元", VALUES[at])?,
        None => {}
    }
    let scope = line.scope.map(|scope| match scope {
        Some(id) => format!("范围：{}", DEPARTMENTS[id]),
        None => "范围：全公司".to_owned(),
    });
    let joint = line.joint.map(|id| format!("联签：{}", POSITIONS[id]));
    let handed = line
        .handed_to
        .map(|id| format!("授权给：{}", POSITIONS[id]));
    let notes: Vec<String> = [scope, joint, handed].into_iter().flatten().collect();
    match notes.is_empty() {
        true => writeln!(out),
        false => writeln!(out, " [{}]", notes.join("；")),
    }
}

/// A power in a hand.
struct Held {
    holder: usize,
    power: &'static str,
    matter: usize,
    places: BTreeSet<Option<usize>>,
    amounts: Amounts,
    is_joint: bool,
    from: Option<usize>,
}

struct Judge<'o> {
    organisation: &'o Organisation,
    held: Vec<Held>,
    found: BTreeSet<Fault>,
}

impl<'o> Judge<'o> {
    fn of(organisation: &'o Organisation) -> Self {
        let mut judge = Self {
            organisation,
            held: Vec::new(),
            found: BTreeSet::new(),
        };
        for (own, lines) in organisation.lines.iter().enumerate() {
            for line in lines {
                let held = judge.read(own, line);
                judge.held.push(held);
            }
        }
        judge
    }

    fn read(&self, own: usize, line: &Line) -> Held {
        let all = (0..self.organisation.departments.len()).map(Some);
        let below = |id: usize| -> BTreeSet<Option<usize>> {
            let is_below = |at: &Option<usize>| {
                at.is_some_and(|at| above(&self.organisation.departments, at).contains(&id))
            };
            all.clone().filter(is_below).collect()
        };
        let home = self.organisation.homes[own];
        let end = 2 * VALUES.len();
        Held {
            holder: line.handed_to.unwrap_or(own),
            from: line.handed_to.map(|_| own),
            power: line.power,
            matter: line.matter,
            places: match (line.scope, home) {
                (Some(Some(id)), _) | (None, Some(id)) => below(id),
                _ => all.clone().chain([None]).collect(),
            },
            amounts: match line.limit {
                Some((true, at)) => (0..=2 * at + 1).collect(),
                Some((false, at)) => (2 * at + 2..=end).collect(),
                None => (0..=end).collect(),
            },
            is_joint: line.joint.is_some(),
        }
    }

    fn matter_chain(&self, from: usize) -> Vec<usize> {
        std::iter::successors(Some(from), |&at| self.organisation.matters[at].0).collect()
    }

    /// Where two powers meet: the lower of their matters.
    fn met(&self, one: &Held, two: &Held) -> Option<usize> {
        let lower = match () {
            () if self.matter_chain(one.matter).contains(&two.matter) => one.matter,
            () if self.matter_chain(two.matter).contains(&one.matter) => two.matter,
            () => return None,
        };
        let meets = !one.amounts.is_disjoint(&two.amounts) && !one.places.is_disjoint(&two.places);
        meets.then_some(lower)
    }

    fn faults(mut self) -> BTreeSet<Fault> {
        let held = std::mem::take(&mut self.held);
        for one in &held {
            for two in &held {
                if let Some(matter) = self.met(one, two) {
                    self.pair(matter, one, two);
                }
            }
        }
        for (rule, looks, at) in [
            (
                "authority/reviewer-below",
                &[REVIEW][..],
                &[ASK, PREPARE][..],
            ),
            (
                "authority/auditor-below",
                &[SUPERVISE],
                &[EXECUTE, RECORD, KEEP],
            ),
        ] {
            self.below(rule, &held, looks, at);
        }
        self.alone(&held);
        self.exceeds(&held);
        self.found
    }

    fn pair(&mut self, matter: usize, one: &Held, two: &Held) {
        let own = BTreeSet::from([one.holder]);
        let is = |list: &[(&str, &str)]| list.contains(&(one.power, two.power));
        if one.holder == two.holder {
            if is(&PAIRS) {
                let rule = "authority/segregation";
                self.found.insert((rule, matter, own.clone()));
            }
            if is(&[(PREPARE, RECHECK), (EXECUTE, RECHECK), (RECORD, RECHECK)]) {
                self.found
                    .insert(("authority/same-hand", matter, own.clone()));
            }
            if is(&[(ASK, DECIDE), (PREPARE, DECIDE)]) && !two.is_joint {
                self.found.insert(("authority/self-approval", matter, own));
            }
            return;
        }
        let organisation = self.organisation;
        let is_deputy = |of: usize, id: usize| organisation.deputies[of] == Some(id);
        let posts = BTreeSet::from([one.holder, two.holder]);
        let mut persons = organisation.persons.iter();
        let is_one_hand = is_deputy(one.holder, two.holder)
            || is_deputy(two.holder, one.holder)
            || persons.any(|(a, b)| BTreeSet::from([*a, *b]) == posts);
        let is_between = one.from == Some(two.holder) || two.from == Some(one.holder);
        if is_one_hand && !is_between && is(&PAIRS) {
            self.found.insert(("authority/segregation", matter, posts));
        }
    }

    /// Who looks at the work of one above: one fault for each connected set.
    fn below(&mut self, rule: &'static str, held: &[Held], looks: &[&str], at: &[&str]) {
        let mut sets: BTreeMap<usize, Vec<BTreeSet<usize>>> = BTreeMap::new();
        for one in held.iter().filter(|held| looks.contains(&held.power)) {
            for two in held.iter().filter(|held| at.contains(&held.power)) {
                let line = above(&self.organisation.superiors, one.holder);
                let is_above = one.holder != two.holder && line.contains(&two.holder);
                let Some(matter) = self.met(one, two).filter(|_| is_above) else {
                    continue;
                };
                let mut joined = BTreeSet::from([one.holder, two.holder]);
                let known = sets.entry(matter).or_default();
                known.retain(|set| {
                    let apart = set.is_disjoint(&joined);
                    if !apart {
                        joined.extend(set);
                    }
                    apart
                });
                known.push(joined);
            }
        }
        for (matter, sets) in sets {
            let faults = sets.into_iter().map(|set| (rule, matter, set));
            self.found.extend(faults);
        }
    }

    fn alone(&mut self, held: &[Held]) {
        for (matter, (_, collective)) in self.organisation.matters.iter().enumerate() {
            let chain = self.matter_chain(matter);
            let is_alone = |held: &&Held| {
                held.power == DECIDE
                    && held.from.is_none()
                    && !held.is_joint
                    && chain.contains(&held.matter)
            };
            let holders: BTreeSet<usize> = held
                .iter()
                .filter(is_alone)
                .map(|held| held.holder)
                .collect();
            if *collective && !holders.is_empty() {
                self.found.insert(("authority/alone", matter, holders));
            }
        }
    }

    fn exceeds(&mut self, held: &[Held]) {
        for handed in held {
            let Some(grantor) = handed.from else { continue };
            let chain = self.matter_chain(handed.matter);
            let own = held.iter().filter(|held| {
                held.from.is_none()
                    && held.holder == grantor
                    && held.power == handed.power
                    && chain.contains(&held.matter)
            });
            let own: Vec<&Held> = own.collect();
            let is_held = handed.places.iter().all(|place| {
                let here = own.iter().filter(|held| held.places.contains(place));
                let amounts: Amounts = here.flat_map(|held| held.amounts.clone()).collect();
                handed.amounts.is_subset(&amounts)
            });
            if !is_held {
                let set = BTreeSet::from([grantor]);
                let rule = "authority/delegation-exceeds";
                self.found.insert((rule, handed.matter, set));
            }
        }
    }
}

/// A finding as faults; none for rules that are not compared.
fn faults(found: &Diagnostic) -> Vec<Fault> {
    let Some(rule) = RULES.into_iter().find(|rule| *rule == found.rule) else {
        return Vec::new();
    };
    let words = |wanted: &str| -> Vec<String> {
        let args = found.message.args.iter();
        let of = args.filter(|(name, _)| *name == wanted);
        of.flat_map(|(_, value)| match value {
            Arg::Text(text) => vec![text.clone()],
            Arg::List(list) => list.clone(),
            _ => Vec::new(),
        })
        .collect()
    };
    let entity = found
        .entity
        .as_deref()
        .and_then(|entity| entity.strip_prefix("matter:"));
    let matter = entity.map_or_else(|| words("matter").concat(), str::to_owned);
    let number = |names: &[&str], name: &str| names.iter().position(|known| *known == name);
    let matter = number(&MATTERS, &matter).expect("a known matter");
    let mut names = words("positions");
    if names.is_empty() {
        names = ["one", "two", "position"]
            .iter()
            .flat_map(|name| words(name))
            .collect();
    }
    let positions = names
        .iter()
        .map(|name| number(&POSITIONS, name).expect("a known position"));
    match rule {
        // Several at the same places are one finding.
        "authority/self-approval" => positions
            .map(|position| (rule, matter, BTreeSet::from([position])))
            .collect(),
        _ => vec![(rule, matter, positions.collect())],
    }
}

#[test]
fn hands_are_judged_as_by_brute_force() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 1..=super::cases() {
        let organisation = Organisation::random(&mut Random::new(seed));
        let text = organisation.text();
        let wanted = Judge::of(&organisation).faults();
        let project = Memory::of([("a.role", text.as_str())]).project();
        let config = project.manifest.config();
        let got: BTreeSet<Fault> = project.check(&config).iter().flat_map(faults).collect();
        for (rule, ..) in &wanted {
            *counts.entry(*rule).or_default() += 1;
        }
        if got != wanted {
            let missing: Vec<&Fault> = wanted.difference(&got).collect();
            let extra: Vec<&Fault> = got.difference(&wanted).collect();
            panic!("case {seed}\n{text}\nmissing {missing:?}\nextra {extra:?}");
        }
    }
    for rule in RULES {
        assert!(
            counts.get(rule).copied().unwrap_or(0) > 20,
            "{rule}: {counts:?}"
        );
    }
}
