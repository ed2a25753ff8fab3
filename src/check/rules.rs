//! The list of rules, and nothing else. A new rule is its pair of files and two plain lines here.

use super::Rule;

pub mod syntax {
    pub mod bad_amount;
    pub mod bad_attribute;
    pub mod bad_date;
    pub mod bad_number;
    pub mod bad_suppression;
    pub mod bad_table;
    pub mod duplicate_field;
    pub mod encoding;
    pub mod expired_suppression;
    pub mod misplaced_field;
    pub mod missing_name;
    pub mod not_a_file;
    pub mod run_on;
    pub mod stray_text;
    pub mod unknown_declaration;
    pub mod unknown_field;
    pub mod unreadable;
    pub mod unused_suppression;
}

pub mod name {
    pub mod ambiguous;
    pub mod duplicate;
    pub mod either_or;
    pub mod several;
    pub mod stub;
    pub mod unit_as_person;
    pub mod unknown;
}

pub mod reporting {
    pub mod cycle;
    pub mod depth;
    pub mod deputy;
    pub mod dotted_duplicate;
    pub mod grade_inversion;
    pub mod itself;
    pub mod lone_report;
    pub mod many_tops;
    pub mod mismatch;
    pub mod no_superior;
    pub mod one_sided;
    pub mod outside_department;
    pub mod skips_deputy;
    pub mod span;
    pub mod two_superiors;
}

pub mod department {
    pub mod children;
    pub mod cycle;
    pub mod empty;
    pub mod function_overlap;
    pub mod function_unowned;
    pub mod head_elsewhere;
    pub mod headcount;
    pub mod headcount_blank;
    pub mod no_head;
    pub mod over_establishment;
    pub mod two_heads;
    pub mod unplaced;
}

pub mod duty {
    pub mod attitude;
    pub mod catch_all;
    pub mod compound;
    pub mod contradiction;
    pub mod duplicate;
    pub mod empty;
    pub mod near_duplicate;
    pub mod no_object;
    pub mod no_verb;
    pub mod numbering;
    pub mod prohibited;
    pub mod shared;
    pub mod time_share;
    pub mod too_few;
    pub mod too_many;
    pub mod vague;
    pub mod wrong_level;
}

pub mod balance {
    pub mod authority_without_duty;
    pub mod duty_without_authority;
    pub mod duty_without_kpi;
    pub mod hidden_authority;
    pub mod kpi_without_duty;
    pub mod manager_without_powers;
    pub mod partial_power;
    pub mod responsibility_without_authority;
}

pub mod relation {
    pub mod liaison;
    pub mod one_sided;
    pub mod supervised_by;
    pub mod supervises;
}

pub mod kpi {
    pub mod dangling;
    pub mod duplicate;
    pub mod impossible;
    pub mod no_period;
    pub mod no_source;
    pub mod no_target;
    pub mod self_measured;
    pub mod too_many;
    pub mod unbound;
    pub mod unit;
    pub mod unmeasurable;
    pub mod weight_range;
    pub mod weights;
}

pub mod text {
    pub mod discouraged;
    pub mod mixed_script;
    pub mod page_furniture;
    pub mod personal_data;
    pub mod placeholder;
    pub mod scan_noise;
    pub mod term_drift;
}

pub mod process {
    pub mod accountable_below;
    pub mod dead_branch;
    pub mod endless;
    pub mod no_accountable;
    pub mod no_responsible;
    pub mod not_authorised;
    pub mod same_hand;
    pub mod two_accountable;
    pub mod unknown_form;
    pub mod unreachable;
}

pub mod qualification {
    pub mod discriminatory;
    pub mod impossible;
    pub mod inversion;
}

pub mod document {
    pub mod approver;
    pub mod blank;
    pub mod countersigner;
    pub mod dates;
    pub mod incomplete;
    pub mod person_name;
    pub mod version;
}

pub mod authority {
    pub mod alone;
    pub mod auditor_below;
    pub mod boundary;
    pub mod chain_duplicate;
    pub mod delegation_cycle;
    pub mod delegation_exceeds;
    pub mod delegation_expired;
    pub mod duplicate;
    pub mod either_or;
    pub mod gap;
    pub mod inversion;
    pub mod joint_self;
    pub mod matrix_mismatch;
    pub mod order;
    pub mod out_of_scope;
    pub mod overlap;
    pub mod prohibited;
    pub mod reviewer_below;
    pub mod same_hand;
    pub mod segregation;
    pub mod self_approval;
    pub mod sideways;
    pub mod undecided;
    pub mod undeclared_matter;
    pub mod unit;
    pub mod unlimited;
    pub mod unparsed;
    pub mod upward;
    pub mod veto_self;
}

/// Every rule, family by family.
pub const RULES: &[&Rule] = &[
    &syntax::bad_amount::RULE,
    &syntax::bad_attribute::RULE,
    &syntax::bad_date::RULE,
    &syntax::bad_number::RULE,
    &syntax::bad_suppression::RULE,
    &syntax::bad_table::RULE,
    &syntax::duplicate_field::RULE,
    &syntax::encoding::RULE,
    &syntax::expired_suppression::RULE,
    &syntax::misplaced_field::RULE,
    &syntax::missing_name::RULE,
    &syntax::not_a_file::RULE,
    &syntax::run_on::RULE,
    &syntax::stray_text::RULE,
    &syntax::unknown_declaration::RULE,
    &syntax::unknown_field::RULE,
    &syntax::unreadable::RULE,
    &syntax::unused_suppression::RULE,
    &name::ambiguous::RULE,
    &name::duplicate::RULE,
    &name::either_or::RULE,
    &name::several::RULE,
    &name::stub::RULE,
    &name::unit_as_person::RULE,
    &name::unknown::RULE,
    &reporting::cycle::RULE,
    &reporting::depth::RULE,
    &reporting::deputy::RULE,
    &reporting::dotted_duplicate::RULE,
    &reporting::grade_inversion::RULE,
    &reporting::itself::RULE,
    &reporting::lone_report::RULE,
    &reporting::many_tops::RULE,
    &reporting::mismatch::RULE,
    &reporting::no_superior::RULE,
    &reporting::one_sided::RULE,
    &reporting::outside_department::RULE,
    &reporting::skips_deputy::RULE,
    &reporting::span::RULE,
    &reporting::two_superiors::RULE,
    &department::children::RULE,
    &department::cycle::RULE,
    &department::empty::RULE,
    &department::function_overlap::RULE,
    &department::function_unowned::RULE,
    &department::head_elsewhere::RULE,
    &department::headcount::RULE,
    &department::headcount_blank::RULE,
    &department::no_head::RULE,
    &department::over_establishment::RULE,
    &department::two_heads::RULE,
    &department::unplaced::RULE,
    &duty::attitude::RULE,
    &duty::catch_all::RULE,
    &duty::compound::RULE,
    &duty::contradiction::RULE,
    &duty::duplicate::RULE,
    &duty::empty::RULE,
    &duty::near_duplicate::RULE,
    &duty::no_object::RULE,
    &duty::no_verb::RULE,
    &duty::numbering::RULE,
    &duty::prohibited::RULE,
    &duty::shared::RULE,
    &duty::time_share::RULE,
    &duty::too_few::RULE,
    &duty::too_many::RULE,
    &duty::vague::RULE,
    &duty::wrong_level::RULE,
    &kpi::dangling::RULE,
    &kpi::duplicate::RULE,
    &kpi::impossible::RULE,
    &kpi::no_period::RULE,
    &kpi::no_source::RULE,
    &kpi::no_target::RULE,
    &kpi::self_measured::RULE,
    &kpi::too_many::RULE,
    &kpi::unbound::RULE,
    &kpi::unit::RULE,
    &kpi::unmeasurable::RULE,
    &kpi::weight_range::RULE,
    &kpi::weights::RULE,
    &relation::liaison::RULE,
    &relation::one_sided::RULE,
    &relation::supervised_by::RULE,
    &relation::supervises::RULE,
    &authority::alone::RULE,
    &authority::auditor_below::RULE,
    &authority::boundary::RULE,
    &authority::chain_duplicate::RULE,
    &authority::delegation_cycle::RULE,
    &authority::delegation_exceeds::RULE,
    &authority::delegation_expired::RULE,
    &authority::duplicate::RULE,
    &authority::either_or::RULE,
    &authority::gap::RULE,
    &authority::inversion::RULE,
    &authority::joint_self::RULE,
    &authority::matrix_mismatch::RULE,
    &authority::order::RULE,
    &authority::out_of_scope::RULE,
    &authority::overlap::RULE,
    &authority::prohibited::RULE,
    &authority::reviewer_below::RULE,
    &authority::same_hand::RULE,
    &authority::segregation::RULE,
    &authority::self_approval::RULE,
    &authority::sideways::RULE,
    &authority::undecided::RULE,
    &authority::undeclared_matter::RULE,
    &authority::unit::RULE,
    &authority::unlimited::RULE,
    &authority::unparsed::RULE,
    &authority::upward::RULE,
    &authority::veto_self::RULE,
    &balance::authority_without_duty::RULE,
    &balance::duty_without_authority::RULE,
    &balance::duty_without_kpi::RULE,
    &balance::hidden_authority::RULE,
    &balance::kpi_without_duty::RULE,
    &balance::manager_without_powers::RULE,
    &balance::partial_power::RULE,
    &balance::responsibility_without_authority::RULE,
    &text::discouraged::RULE,
    &text::mixed_script::RULE,
    &text::page_furniture::RULE,
    &text::personal_data::RULE,
    &text::placeholder::RULE,
    &text::scan_noise::RULE,
    &text::term_drift::RULE,
    &process::accountable_below::RULE,
    &process::dead_branch::RULE,
    &process::endless::RULE,
    &process::no_accountable::RULE,
    &process::no_responsible::RULE,
    &process::not_authorised::RULE,
    &process::same_hand::RULE,
    &process::two_accountable::RULE,
    &process::unknown_form::RULE,
    &process::unreachable::RULE,
    &qualification::discriminatory::RULE,
    &qualification::impossible::RULE,
    &qualification::inversion::RULE,
    &document::approver::RULE,
    &document::blank::RULE,
    &document::countersigner::RULE,
    &document::dates::RULE,
    &document::incomplete::RULE,
    &document::person_name::RULE,
    &document::version::RULE,
];
