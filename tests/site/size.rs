//! A site grows with the organisation and no faster, whatever shape that has.

use crate::support::of;
use std::fmt::Write;

/// So many positions in one department below one head, each with a matter of its own.
fn flat(count: usize) -> String {
    let mut text =
        "组织：甲\n\n部门：乙部\n  主管：经理\n\n岗位：经理\n  部门：乙部\n\n".to_owned();
    for at in 0..count {
        let _ = write!(
            text,
            "岗位：专员{at}\n  部门：乙部\n  直接上级：经理\n  职责：\n    1. 办理第{at}项业务。\n  权限：\n    1. 审批：第{at}项费用 5万元以下\n\n\
             事项：第{at}项费用\n  单位：元\n\n"
        );
    }
    text
}

/// So many positions, each below the one before, each in a department of its own.
fn deep(count: usize) -> String {
    let mut text = "组织：甲\n\n岗位：岗位0\n\n".to_owned();
    for at in 1..count {
        let _ = write!(
            text,
            "部门：部门{at}\n{}\n岗位：岗位{at}\n  部门：部门{at}\n  直接上级：岗位{}\n\n",
            match at {
                1 => String::new(),
                at => format!("  上级部门：部门{}\n", at - 1),
            },
            at - 1
        );
    }
    text
}

/// The growth of a site over three sizes that are equally far apart. The chart is left out: its boxes carry whole paths.
fn growth(shape: fn(usize) -> String, step: usize) -> [usize; 2] {
    let size = |count| -> usize {
        let files = of(&shape(count)).into_iter();
        let files = files.filter(|file| file.path != "chart.html");
        files.map(|file| file.path.len() + file.text.len()).sum()
    };
    let [one, two, three] = [step, 2 * step, 3 * step].map(size);
    [two - one, three - two]
}

#[test]
fn the_size_of_a_site_is_linear() {
    let [first, second] = growth(flat, 100);
    assert!(second * 100 <= first * 112, "flat: {first}, {second}");
    let [first, second] = growth(deep, 30);
    assert!(second * 100 <= first * 112, "deep: {first}, {second}");
}
