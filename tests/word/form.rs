//! A form as a clerk lays it out in LibreOffice Writer, tags typed into its cells, and saved as .docx by that program:
//! `forms/registration.fodt` is what was laid out, `forms/registration.docx` what was saved. It fills for thirty positions.

use crate::corpus;
use crate::memory::Memory;
use crate::support::{Source, booklet, lines, part};
use rolec::render::docx::Subject;
use std::fmt::Write;

/// An organisation of thirty positions, each unlike the others: with prose and without, with groups, sub-entries and
/// indicators, with text that looks like markup.
fn thirty() -> String {
    let mut text = "组织：远山测绘院\n\n部门：外业队\n\n部门：内业室\n".to_owned();
    for at in 1..=30 {
        let department = ["外业队", "内业室"][at % 2];
        let _ = write!(
            text,
            "\n岗位：{at}号测绘员\n  编号：CH-{at:02}\n  部门：{department}\n  级别：员级\n  编制：{at}人\n"
        );
        if at > 1 {
            text.push_str("  上级：1号测绘员\n");
        }
        if at % 3 != 0 {
            let _ = writeln!(
                text,
                "  概述：负责第{at}测区的测绘工作 <w:p/> & {{{{title}}}}。"
            );
        }
        let _ = write!(
            text,
            "  职责：\n    测前：\n      1. 检校第{at}号仪器。\n        (1) 登记检校结果。\n    测中：\n      2. 施测第{at}条导线。\n"
        );
        if at % 2 == 0 {
            let _ = write!(
                text,
                "  绩效：\n    1. 第{at}测区成图合格率 ≥ 9{}%\n",
                at % 10
            );
        }
        let _ = write!(text, "  权限：\n    1. 停止第{at}测区不合格的作业。\n");
    }
    text
}

#[test]
fn a_form_of_a_clerk_fills_for_thirty_positions() {
    let text = thirty();
    let source = Source::of(Memory::of([("a.role", text.as_str())]).project(), booklet());
    let form = std::fs::read(corpus::folder("word/forms/registration.docx")).expect("the form");
    let template = source
        .read(&form, None)
        .unwrap_or_else(|faults| panic!("{faults:?}"));
    assert_eq!(template.subject(), Subject::Position);
    let documents = source.filled(&template);
    assert_eq!(documents.len(), 30);
    let mut seen: Vec<u32> = Vec::new();
    for (title, document) in &documents {
        let at = title
            .strip_suffix("号测绘员")
            .and_then(|at| at.parse::<u32>().ok());
        let at = at.unwrap_or_else(|| panic!("{title}"));
        seen.push(at);
        let body = lines(&part(document, "word/document.xml").expect("a document"));
        let mut wanted = vec![
            format!("{at}号测绘员"),
            format!("CH-{at:02}"),
            format!("{at}人"),
            "员级".to_owned(),
            match at % 3 {
                0 => "（无）".to_owned(),
                _ => format!("负责第{at}测区的测绘工作 <w:p/> & {{{{title}}}}。"),
            },
            "测前".to_owned(),
            format!("检校第{at}号仪器。"),
            "登记检校结果。".to_owned(),
            "测中".to_owned(),
            format!("施测第{at}条导线。"),
            format!("停止第{at}测区不合格的作业。"),
        ];
        let kpi = format!("第{at}测区成图合格率 ≥ 9{}%", at % 10);
        match at % 2 {
            0 => wanted.extend(["绩效指标：".to_owned(), kpi]),
            _ => assert!(!body.contains("绩效指标"), "{body}"),
        }
        let mut from = 0;
        for wanted in &wanted {
            let found = body[from..].find(wanted.as_str());
            from += found.unwrap_or_else(|| panic!("{title}: {wanted} is missing in\n{body}"));
        }
        let left = body.replace("{{title}}。", "");
        assert!(
            !left.contains("{{") && !left.contains("}}"),
            "{title}: {body}"
        );
        let head = (1..4).filter_map(|at| part(document, &format!("word/header{at}.xml")));
        assert!(
            head.into_iter().any(|head| head.contains("远山测绘院")),
            "{title}"
        );
    }
    seen.sort_unstable();
    assert!(seen.into_iter().eq(1..=30));
}
