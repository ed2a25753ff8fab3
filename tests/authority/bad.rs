//! Tables and lines with faults in them, or far too many of them: a finding or an answer, and no hang.

use crate::memory::Memory;
use rolec::diagnostic::Diagnostic;
use rolec::project::Project;
use std::fmt::Write as _;

const PEOPLE: &str = "\n岗位：组长\n  直接上级：站长\n\n岗位：站长\n";

fn project(matter: &str) -> Project {
    Memory::of([("a.role", format!("{matter}{PEOPLE}"))]).project()
}

fn findings(project: &Project) -> Vec<Diagnostic> {
    let config = project.manifest.config();
    project.check(&config)
}

/// The rules that speak, each once.
fn rules(matter: &str) -> Vec<&'static str> {
    let found = findings(&project(matter));
    let mut rules: Vec<&str> = found.iter().map(|finding| finding.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// The ends of all amounts, in the order of the grants.
fn amounts(project: &Project) -> Vec<String> {
    let grants = &project.model.authority.grants;
    let shown =
        |amount: &rolec::model::authority::Amount| amount.shown(rolec::locale::Language::Zh);
    grants.iter().map(|grant| shown(&grant.amount)).collect()
}

#[test]
fn a_number_without_a_unit_counts_in_that_of_the_matter() {
    let matter = "事项：修理费\n  单位：万元\n  | 金额 | 组长 | 站长 |\n  | ≤ 5 | 审批 | |\n  | 超过5 | | 审批 |\n";
    let project = project(matter);
    assert_eq!(amounts(&project), ["5万元以下", "超过5万元"]);
    assert_eq!(rules(matter), [""; 0]);
}

#[test]
fn currencies_are_not_mixed() {
    let matter = "事项：修理费\n  | 金额 | 组长 | 站长 |\n  | ≤ 5万元 | 审批 | |\n  | 超过$5,000 | | 审批 |\n";
    assert_eq!(rules(matter), ["authority/unit"]);
}

#[test]
fn a_band_without_a_number_in_it_is_no_amount() {
    for amount in ["超过5万至5万", "20万至5万", "5万以上3万以下", "≤ 万"] {
        let matter = format!(
            "事项：修理费\n  | 金额 | 组长 | 站长 |\n  | {amount} | 审批 | |\n  | 超过5万 | | 审批 |\n"
        );
        assert_eq!(rules(&matter), ["syntax/bad-amount"], "{amount}");
    }
}

#[test]
fn rows_that_overlap_are_told_where_hands_meet() {
    let table = "事项：修理费\n  | 金额 | 电工 | 钳工 |\n  | ≤ 5万 | 审批 | |\n  | ≥ 3万 | | 审批 |\n\n岗位：电工\n\n岗位：钳工\n";
    let found = findings(&project(table));
    let overlap: Vec<&Diagnostic> = found
        .iter()
        .filter(|finding| finding.rule == "authority/overlap")
        .collect();
    assert_eq!(overlap.len(), 1);
}

#[test]
fn a_column_that_is_no_position_is_told_once() {
    let matter = "事项：修理费\n  | 金额 | 阻长 | 站长 |\n  | ≤ 5万 | 审批 | |\n  | 超过5万 | 审核 | 审批 |\n";
    assert_eq!(rules(matter), ["name/unknown"]);
}

#[test]
fn ten_thousand_bands_are_only_many() {
    let mut matter = "事项：修理费\n  单位：元\n  | 金额 | 组长 | 站长 |\n".to_owned();
    for at in 0..10_000 {
        let cells = if at % 2 == 0 {
            "审批 | "
        } else {
            " | 审批"
        };
        let (low, high) = (at * 10, at * 10 + 10);
        writeln!(matter, "  | 超过{low}至{high} | {cells} |").expect("strings take text");
    }
    let found = findings(&project(&matter));
    assert!(found.iter().any(|finding| finding.rule == "authority/gap"));
}

#[test]
fn ten_thousand_conditions_are_only_many() {
    let mut matter = "事项：修理费\n  | 条件 | 金额 | 组长 | 站长 |\n".to_owned();
    for at in 0..10_000 {
        writeln!(matter, "  | 情形{at} | ≤ 5万 | 审批 | |").expect("strings take text");
    }
    let found = findings(&project(&matter));
    let gap = found.iter().find(|finding| finding.rule == "authority/gap");
    assert!(gap.is_some());
}
