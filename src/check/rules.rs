//! The list of rules, and nothing else. A new rule is its pair of files and one word here.

use super::Rule;

/// Declares a module a rule, and the list of them all.
macro_rules! rules {
    ($($family:ident { $($rule:ident),+ $(,)? })+) => {
        $(pub mod $family { $(pub mod $rule;)+ })+
        /// Every rule, family by family.
        pub const RULES: &[&Rule] = &[$($(&$family::$rule::RULE),+),+];
    };
}

rules! {
    syntax {
        bad_amount, bad_attribute, bad_date, bad_number, bad_suppression, bad_table, duplicate_field, encoding,
        expired_suppression, misplaced_field, missing_name, not_a_file, run_on, stray_text, unknown_declaration,
        unknown_field, unreadable, unused_suppression,
    }
    name {
        ambiguous, duplicate, either_or, several, stub, unit_as_person, unknown,
    }
    reporting {
        cycle, depth, deputy, dotted_duplicate, grade_inversion, itself, lone_report, many_tops, mismatch,
        no_superior, outside_department, skips_deputy, span, two_superiors,
    }
    department {
        children, cycle, empty, function_overlap, function_unowned, head_elsewhere, headcount, headcount_blank,
        no_head, over_establishment, two_heads, unplaced,
    }
}
