//! Text that looks like markup, or that no font can print: it comes out as text, and the build goes on.

use crate::support::Workspace;

/// One for each place where a text may stand.
const HOSTILE: &[&str] = &[
    "#panic(1) #let x = 2 #import \"a\" #read(\"/etc/passwd\")",
    "*b* _i_ `c` $x^2$ @ref <label> = head - item + item / term: y",
    "\\ \\\\ \\u{41} ~ -- --- ... // no /* no */ \"q\" 'q'",
    "] ] ) } [ ( { }} {{x}} {{{y}}} {{#if}} {{> rich}}",
    "<script>alert(1)</script> &amp; <!-- no --> </p>",
    "zero\u{200B}width\u{FEFF} bidi\u{202E}txet\u{202C} \u{2066}x\u{2069} soft\u{AD}hyphen",
    "%PDF-1.7 endobj endstream /JavaScript (x) Tj",
    "https://example.com/[x](javascript:alert(1))",
];

#[test]
fn hostile_text_is_text() {
    let long = "x".repeat(900);
    let mut text = String::new();
    for (at, hostile) in HOSTILE.iter().enumerate() {
        text.push_str(&format!(
            "岗位：岗位{at}\n  概述：{hostile}\n\n  职责：\n    1. 甲{hostile}\n    2. 乙{long}\n\n  \
             绩效：\n    | 指标 | 目标 | 数据来源 |\n    | 指标{at} | ≥ 9{at}% | {} |\n\n  备注：\n    \
             注{hostile}\n\n",
            hostile.replace('|', " ")
        ));
    }
    let workspace = Workspace::of(&[
        ("a.role", &text),
        (
            "chapter.md",
            &format!("# {}\n\n{}\n", HOSTILE[0], HOSTILE.join("\n\n")),
        ),
        (
            "rolec.yaml",
            "name: '#panic(1) ]] {{x}} $y$'\nbooklets:\n  - name: b\n    title: '*t* #u \\ \"v\" <w>'\n    chapters:\n      \
             - cover\n      - revisions\n      - contents\n      - heading: '#x ] {{y}}'\n      - positions: all\n      \
             - text: chapter.md\n      - index\n",
        ),
    ]);
    let built = workspace.build(&[]);
    assert_eq!(built.status, 0, "{}", built.messages);
    assert_eq!(built.names(), ["b.pdf"]);
}

#[test]
fn hostile_titles_are_titles() {
    let titles = [
        "#panic()经理",
        "$x$主管",
        "*星*专员",
        "<b>会计</b>",
        "`出纳`",
        "\\员工",
        "@某人 x",
    ];
    let mut text = String::new();
    for title in titles {
        text.push_str(&format!(
            "岗位：{title}\n  概述：写清楚这个岗位做什么。\n\n"
        ));
    }
    let workspace = Workspace::of(&[("a.role", &text)]);
    let built = workspace.build(&[]);
    assert!(built.status <= 1, "{}", built.messages);
    assert_eq!(built.names().len(), 1, "{}", built.messages);
}

#[test]
fn missing_characters_are_told_with_their_places() {
    let text = "岗位：经理\n  概述：笑脸😀和罕见字𠀀。\n";
    let built = Workspace::of(&[("sub/a.role", text)]).build(&[]);
    assert_eq!(built.status, 0, "{}", built.messages);
    for place in [
        "sub/a.role:2:8",
        "U+1F600",
        "〔U+1F600〕",
        "sub/a.role:2:13",
        "U+20000",
    ] {
        assert!(
            built.messages.contains(place),
            "{place}: {}",
            built.messages
        );
    }
}

#[test]
fn many_missing_characters_are_summed_up() {
    let text = format!("岗位：经理\n  概述：{}\n", "😀。".repeat(100));
    let built = Workspace::of(&[("a.role", &text)]).build(&[]);
    let lines = built.messages.lines().filter(|line| line.contains("😀"));
    assert!((1..=20).contains(&lines.count()), "{}", built.messages);
    assert!(
        built.messages.contains("80 more places"),
        "{}",
        built.messages
    );
}

#[test]
fn a_character_in_a_comment_is_not_missed() {
    let text = "# 😀\n岗位：经理\n  概述：管理。\n";
    let built = Workspace::of(&[("a.role", text)]).build(&[]);
    assert!(!built.messages.contains("U+1F600"), "{}", built.messages);
}
