//! The PDF as other programs read it: nothing of the source is lost, page numbers, links and bookmarks are right, and
//! no font is there that rolec does not bring.

use crate::support::{Booklet, example, pages, run, sources, squeezed};
use std::fs;

/// The text of the pages in one, without their heads and feet.
fn body(pages: &[String]) -> String {
    let is_foot = |line: &str| {
        let line = squeezed(line);
        (line.contains('第') && line.contains("页共"))
            || line.contains("Page") && line.contains("of")
    };
    let mut out = String::new();
    for page in pages {
        let lines = page.lines().skip(1).filter(|line| !is_foot(line));
        lines.for_each(|line| out.push_str(&squeezed(line)));
    }
    out
}

/// Stretches of a source that stand in a booklet as they are written: between marks, and longer than any label.
fn sentences(text: &str) -> Vec<String> {
    let marks = ['[', ']', ':', '：', ';', '；', '|', '→', '@', '—', '、'];
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    let pieces = lines.flat_map(|line| line.split(marks));
    let pieces = pieces.map(|piece| piece.split(" - ").last().unwrap_or_default());
    let numbers = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-•.)（）(".contains(c);
    pieces
        .map(|piece| squeezed(piece.trim_start_matches(numbers)))
        .filter(|piece| piece.chars().count() >= if piece.is_ascii() { 24 } else { 8 })
        .collect()
}

#[test]
fn every_sentence_of_the_source_is_in_the_booklet() {
    for name in ["clinic", "marketing-centre"] {
        let booklet = Booklet::example(name);
        let Some(pages) = pages(&booklet.pdf()) else {
            return;
        };
        let text = body(&pages);
        let mut count = 0;
        for file in sources(&example(name)) {
            let source = fs::read_to_string(&file).expect("the source can be read");
            for sentence in sentences(&source) {
                assert!(text.contains(&sentence), "{}: {sentence}", file.display());
                count += 1;
            }
        }
        assert!(count > 20, "{name}: {count}");
    }
}

#[test]
fn hostile_text_is_printed_as_it_is_written() {
    let lines = [
        "#panic(1) #let x = 2 $x^2$ *b* _i_ `c` <label> = ~ -- \\ // /* */",
        "{{x}} {{{y}}} {{#if}} ]] }} <script>alert(1)</script> &amp; 'q' \"q\"",
    ];
    let text = format!(
        "岗位：经理\n  职责：\n    1. {}\n    2. {}\n",
        lines[0], lines[1]
    );
    let booklet = Booklet::of(&[("a.role", &text)]);
    let Some(pages) = pages(&booklet.pdf()) else {
        return;
    };
    let text = body(&pages);
    for line in lines {
        assert!(text.contains(&squeezed(line)), "{line} in {text}");
    }
}

#[test]
fn characters_without_a_glyph_are_printed_as_their_codes() {
    let booklet = Booklet::of(&[("a.role", "岗位：经理\n  概述：笑脸😀，罕见字𠀀。\n")]);
    let Some(pages) = pages(&booklet.pdf()) else {
        return;
    };
    let text = body(&pages);
    assert!(
        text.contains("笑脸〔U+1F600〕，罕见字〔U+20000〕。"),
        "{text}"
    );
}

#[test]
fn what_the_page_of_document_control_says_is_not_repeated() {
    let organisation =
        "组织：甲公司\n  文件：\n    编号：JG-2026\n    版本：A/7\n    制定：文控专员\n\n";
    let positions =
        "岗位：经理\n  概述：管理。\n\n岗位：专员\n  概述：办事。\n  文件：\n    编号：ZY-01\n";
    let booklet = Booklet::of(&[("a.role", &format!("{organisation}{positions}"))]);
    let Some(pages) = pages(&booklet.pdf()) else {
        return;
    };
    let sheet = |text: &str| {
        let found = pages.iter().find(|page| page.contains(text));
        body(&[found.expect("the sheet is there").clone()])
    };
    assert!(!sheet("管理。").contains("文控专员"));
    let own = sheet("办事。");
    // Field by field: its own number, the version and the author of the organisation.
    assert!(
        own.contains("ZY-01") && own.contains("A/7") && own.contains("文控专员"),
        "{own}"
    );
    // The feet say it on every page but the cover.
    assert!(pages[1..].iter().all(|page| page.contains("JG-2026")));
}

const POSITIONS: usize = 160;

/// Many positions, so that the booklet is set in several batches.
fn large() -> Booklet {
    let mut text = "组织：样本公司\n\n".to_owned();
    for at in 0..POSITIONS {
        if at % 20 == 0 {
            text.push_str(&format!("部门：第{}部\n  主管：岗位{at:03}\n\n", at / 20));
        }
        text.push_str(&format!(
            "岗位：岗位{at:03}\n  部门：第{}部\n  概述：负责第{at:03}项业务。\n\n  职责：\n",
            at / 20
        ));
        for duty in 0..at % 37 {
            text.push_str(&format!(
                "    {}. 核对第{duty}批资料，登记台账并按时上报。\n",
                duty + 1
            ));
        }
        text.push('\n');
    }
    Booklet::of(&[("a.role", &text)])
}

#[test]
fn a_booklet_of_several_batches_is_one() {
    let booklet = large();
    let pdf = booklet.pdf();
    fonts_are_there_once(&pdf.display().to_string());
    let Some(pages) = pages(&pdf) else { return };
    let arguments = ["-xml", "-i", "-stdout", &pdf.display().to_string()];
    let Some(xml) = run("pdftohtml", &arguments) else {
        return;
    };
    let total = pages.len();
    // Blanks between Chinese and figures are the typesetter's.
    let lines = |page: &String| -> Vec<String> { page.lines().map(squeezed).collect() };
    let pages: Vec<Vec<String>> = pages.iter().map(lines).collect();
    let xml = squeezed(&xml);
    for at in 0..POSITIONS {
        let title = format!("岗位{at:03}");
        let purpose = format!("负责第{at:03}项业务。");
        let page = pages.iter().position(|page| page.contains(&purpose));
        let page = page.expect("the sheet is there") + 1;
        let foot = format!("第{page}页共{total}页");
        assert!(pages[page - 1].contains(&foot), "{:?}", pages[page - 1]);
        // Bookmarks, links and the list of contents.
        let bookmark = format!("<itempage=\"{page}\">{title}</item>");
        assert!(xml.contains(&bookmark), "{bookmark}");
        let link = format!("#{page}\">{title}");
        assert!(xml.contains(&link), "{link}");
        let mut before = pages[..page - 1].iter().flatten();
        let listed =
            before.any(|line| line.starts_with(&title) && line.ends_with(&format!(".{page}")));
        assert!(listed, "{title} in the contents");
    }
}

/// No font is there twice, or from elsewhere.
fn fonts_are_there_once(pdf: &str) {
    let Some(fonts) = run("pdffonts", &[pdf]) else {
        return;
    };
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert!((2..=3).contains(&fonts.len()), "{fonts:?}");
    for font in fonts {
        assert!(
            font.contains("Rolec") && font.contains(" yes yes yes"),
            "{font}"
        );
    }
}

#[test]
fn nothing_stands_outside_its_page() {
    let title =
        "负责亚太区域跨境电商平台综合运营与客户关系管理以及供应链协同优化的高级总监兼首席代表助理";
    let word = "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(3);
    let heads: Vec<String> = (0..20).map(|at| format!("Representative{at}")).collect();
    let text = format!(
        "组织：{title}有限责任公司\n\n岗位：{title}\n  概述：{word}\n  绩效：\n    | 指标 | 目标 | 计算公式 | 数据来源 |\n    \
         | {word} | ≥ 95% | {word} | {word} |\n\n事项：乙\n  | 金额 | {} |\n  | 5万以下 | {} |\n",
        heads.join(" | "),
        vec!["审批①"; 20].join(" | ")
    );
    let booklet = Booklet::of(&[("a.role", &text)]);
    let pdf = booklet.pdf().display().to_string();
    let Some(boxes) = run("pdftotext", &["-bbox", &pdf, "-"]) else {
        return;
    };
    let number = |line: &str, key: &str| -> f64 {
        let rest = line.split(&format!("{key}=\"")).nth(1).unwrap_or("0");
        rest.split('"')
            .next()
            .and_then(|text| text.parse().ok())
            .unwrap_or_default()
    };
    let (mut width, mut height) = (0.0, 0.0);
    for line in boxes.lines() {
        if line.contains("<page ") {
            (width, height) = (number(line, "width"), number(line, "height"));
        } else if line.contains("<word ") {
            let inside = number(line, "xMin") > 20.0
                && number(line, "xMax") < width - 20.0
                && number(line, "yMin") > 20.0
                && number(line, "yMax") < height - 20.0;
            assert!(inside, "{line} on {width} × {height}");
        }
    }
}

#[test]
fn marks_and_numbers_are_on_every_page() {
    let manifest = "language: zh\nbooklets:\n  - name: a\n    duplex: true\n    numbering: both\n    confidential: 内部资料\n    \
        watermark: 受控文件\n    pdf: {tagged: true}\n    chapters: [cover, positions: all]\n";
    let source = "岗位：经理\n  概述：管理。\n\n岗位：专员\n  直接上级：经理\n  概述：办事。\n";
    let booklet = Booklet::of(&[("a.role", source), ("rolec.yaml", manifest)]);
    let pdf = booklet.pdf();
    let Some(pages) = pages(&pdf) else { return };
    let squeezed: Vec<String> = pages.iter().map(|page| squeezed(page)).collect();
    // The cover, the list of positions and two sheets, each on a right-hand page.
    assert_eq!(pages.len(), 7, "{pages:?}");
    for (at, page) in squeezed.iter().enumerate() {
        let number = at + 1;
        if number % 2 == 0 {
            assert!(page.is_empty(), "{page}");
            continue;
        }
        assert!(
            page.contains("内部资料") && page.contains("受控文件"),
            "{page}"
        );
        if number > 1 {
            let whole = format!("总第{number}页共7页");
            assert!(
                page.contains(&whole) && page.contains("第1页共1页"),
                "{page}"
            );
        }
    }
    let Some(info) = run("pdfinfo", &["-struct-text", &pdf.display().to_string()]) else {
        return;
    };
    assert!(info.contains("H1") && info.contains("Table"), "{info}");
    // Marks of every page are no part of the text that is read aloud.
    assert!(!info.contains("受控文件"), "{info}");
}
