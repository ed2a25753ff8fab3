//! What the tests of booklets share: workspaces, views with every kind of chapter, hostile text, and chance that is
//! the same on every machine.

use crate::random::Random;
use rolec::project::{Disk, Files, PathKind, Project, Request};
use rolec::render::booklet::{Booklet, Chapter, Entry, Selection};
use rolec::render::matrix::Kind;
use rolec::render::picture::Pictures;
use rolec::render::template::{Family, Overrides, Templates};
use rolec::render::typeface::Chosen;
use rolec::render::view::{self, Input, View};
use rolec::render::{html, markdown};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Text that means something in every format there is.
pub const HOSTILE: &str =
    "#*$@<script>{{x}}]]>&amp;&lt;_a_`b`|~c~\\[d](javascript:e)![f](https://x.example/g.png)";

/// An example of this project.
pub fn example(name: &str) -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name);
    let request = Request {
        root,
        only: Vec::new(),
    };
    let project = Project::load(&request, &Disk);
    project.unwrap_or_else(|failures| panic!("{failures:?}"))
}

/// One file in memory.
struct One(String);

impl Files for One {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.kind(path) {
            Some(PathKind::File) => Ok(self.0.as_bytes().to_vec()),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        match path.to_str() {
            Some("/memory") => Some(PathKind::Folder),
            Some("/memory/a.role") => Some(PathKind::File),
            _ => None,
        }
    }

    fn walk(&self, root: &Path) -> Vec<(PathBuf, PathKind)> {
        vec![(root.join("a.role"), PathKind::File)]
    }
}

/// A workspace of one text.
pub fn workspace(text: &str) -> Project {
    let request = Request {
        root: PathBuf::from("/memory"),
        only: Vec::new(),
    };
    let project = Project::load(&request, &One(text.to_owned()));
    project.unwrap_or_else(|failures| panic!("{failures:?}"))
}

/// What of [`hostile`] stands before the hostile text; lists of names are parted at its semicolons.
pub const PLACES: [&str; 21] = [
    "甲",
    "V-",
    "丙",
    "丙的目标",
    "两班",
    "丙的职能",
    "丁",
    "C-",
    "丁的概述",
    "组",
    "丁的职责",
    "频次：每",
    "丁的另一职责",
    "指标",
    "表",
    "关于",
    "本科",
    "事的备注",
    "程",
    "第一步",
    "2天",
];

/// What stands in cells of the clerk's own tables, before the hostile text without its bar.
pub const CELLS: [&str; 6] = ["表头", "另一", "格", "一格", "金额", "5万"];

/// Whether a text has all the hostile ones, blanks aside.
pub fn has_hostile(text: &str) {
    let in_cell = HOSTILE.replace('|', "");
    let places = PLACES.iter().map(|place| format!("{place}{HOSTILE}"));
    let cells = CELLS.iter().map(|place| format!("{place}{in_cell}"));
    for wanted in places.chain(cells) {
        assert!(text.contains(&bare(&wanted)), "{wanted}");
    }
    for written in [
        "<script>alert(1)</script>",
        "<iframesrc=\"//x\">",
        "alt",
        "]]>{{x}}-->",
    ] {
        assert!(text.contains(written), "{written}");
    }
}

/// A workspace in which everything that has a name or a text has a hostile one.
pub fn hostile() -> Project {
    let text = r"组织：甲H
  别名：乙H
  文件：
    编号：D-H
    版本：V-H

部门：丙H
  目标：丙的目标H
  编制：
    丁H 1人（两班H）
  职能：
    1. 丙的职能H。

岗位：丁H
  编号：C-H
  部门：丙H
  概述：丁的概述H
  职责：
    组H：
      1. 丁的职责H。[频次：每H]
      - 丁的另一职责H。
  绩效：
    1. 指标H ≥ 95% [来源：表H]
  权限：
    1. 审批：事H 5万元以下
  工作关系：
    合作关系：
      1. 戊H —— 关于H
  任职资格：
    学历：本科H
    经验：
      | 表头H | 另一H |
      | 格H | 一格H |

岗位：戊H
  部门：丙H
  直接上级：丁H
  概述：戊的概述H

事项：事H
  单位：元
  | 金额H | 丁H |
  | 5万H | 审批 |
  备注：事的备注H

流程：程H
  负责：丁H
  步骤：
    1. 第一步H [R：戊H；时限：2天H]
";
    let in_cell = HOSTILE.replace('|', "");
    let line = |line: &str| match line.trim().starts_with('|') {
        true => line.replace('H', &in_cell),
        false => line.replace('H', HOSTILE),
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    workspace(&lines.join("\n"))
}

/// A chapter in Markdown that tries what Markdown can.
pub const CHAPTER: &str = "# 章 <script>alert(1)</script>\n\n[x](javascript:alert(1)) ![alt](https://x.example/a.png) \
    [y](https://x.example/?a=1&b=2)\n\n<img src=\"https://x.example/b.png\" onerror=\"alert(1)\">\n\n<iframe src=\"//x\"></iframe>\n\n\
    [z][r]\n\n[r]: data:text/html,<script>alert(1)</script>\n\n<!-- ]]> {{x}} -->\n\n| a | b |\n| --- | --- |\n| `|` | 2 |\n";

/// A booklet with a chapter of every kind.
pub fn everything() -> Booklet {
    let matrix = |kind| Chapter::Matrix(kind, Selection::All);
    let chapters = vec![
        Chapter::Cover,
        Chapter::Revisions,
        Chapter::Contents,
        Chapter::Chart(Selection::All),
        Chapter::Functions(Selection::All),
        Chapter::Positions(Selection::All, Vec::new()),
        Chapter::Authorities(Selection::All),
        Chapter::Heading("<第二篇>".to_owned()),
        Chapter::Headcount(Selection::All),
        matrix(Kind::Authority),
        matrix(Kind::Duties),
        matrix(Kind::Raci),
        matrix(Kind::Kpi),
        matrix(Kind::Headcount),
        Chapter::Processes(Selection::All),
        Chapter::Kpis,
        Chapter::PositionsList(Selection::All),
        Chapter::Text("chapter.md".to_owned()),
        Chapter::Glossary,
        Chapter::Index,
    ];
    Booklet {
        name: "all".to_owned(),
        chapters: chapters.into_iter().map(Entry::from).collect(),
        ..Booklet::default()
    }
}

/// The view of a booklet, with [`CHAPTER`] as `chapter.md`, and the other chapters of the workspace.
pub fn view(project: &Project, booklet: &Booklet) -> View {
    let mut texts = BTreeMap::from([("chapter.md".to_owned(), CHAPTER.to_owned())]);
    for entry in &booklet.chapters {
        if let Chapter::Text(path) = &entry.chapter
            && let Ok(text) = std::fs::read_to_string(project.root.join(path))
        {
            texts.insert(path.clone(), text);
        }
    }
    let built = view::build(&Input {
        model: &project.model,
        sources: &project.sources,
        vocabulary: &project.vocabulary,
        language: project.document_language(),
        booklet,
        texts: &texts,
        pictures: &Pictures::new(),
        fonts: &Chosen::default(),
        similarity: 0.9,
        only: None,
        as_of: None,
    });
    built.view
}

/// The booklets of the examples, those of their manifests and the one with everything, and the hostile one.
pub fn views() -> &'static [View] {
    static VIEWS: OnceLock<Vec<View>> = OnceLock::new();
    VIEWS.get_or_init(make_views)
}

fn make_views() -> Vec<View> {
    let mut views = vec![view(&hostile(), &everything())];
    for name in ["marketing-centre", "clinic"] {
        let project = example(name);
        views.push(view(&project, &everything()));
        let booklets = project.manifest.booklets.iter();
        views.extend(booklets.map(|booklet| view(&project, booklet)));
    }
    views
}

/// The views, each with its page.
pub fn pages() -> impl Iterator<Item = (&'static View, &'static str)> {
    static PAGES: OnceLock<Vec<String>> = OnceLock::new();
    let pages = PAGES.get_or_init(|| views().iter().map(page).collect());
    views().iter().zip(pages.iter().map(String::as_str))
}

/// The views, each with its Markdown file.
pub fn files() -> impl Iterator<Item = (&'static View, &'static str)> {
    static FILES: OnceLock<Vec<String>> = OnceLock::new();
    let files = FILES.get_or_init(|| views().iter().map(file).collect());
    views().iter().zip(files.iter().map(String::as_str))
}

pub fn page(view: &View) -> String {
    let templates = Templates::new(Family::Html, &Overrides::default());
    let page = html::html(view, &templates.expect("the templates can be read"));
    page.unwrap_or_else(|message| panic!("{message:?}"))
}

pub fn file(view: &View) -> String {
    let templates = Templates::new(Family::Markdown, &Overrides::default());
    let file = markdown::markdown(view, &templates.expect("the templates can be read"));
    file.unwrap_or_else(|message| panic!("{message:?}"))
}

/// A text without blanks, as texts are compared that were set.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What sources say about their own form: heads of tables of duties, headings over labels, names of templates.
const FORM: [&str; 6] = [
    "工作领域",
    "主要职责",
    "基本信息",
    "一线销售岗",
    "Department Manager",
    "position",
];

/// The stretches of text between punctuation in the sources of a workspace, without labels.
pub fn sentences(project: &Project) -> Vec<String> {
    let mut sentences = Vec::new();
    for (_, source) in project.sources.iter() {
        for line in source.text.lines() {
            let line = line.trim();
            if line.starts_with('#') || line.starts_with("//") {
                continue;
            }
            let mut rest = line;
            while !rest.is_empty() {
                let ends = |c: char| {
                    "：:；;，,。.、|（）()[]【】=—".contains(c)
                        || c.is_whitespace() && !line.is_ascii()
                };
                let end = rest.find(ends).unwrap_or(rest.len());
                let (piece, behind) = rest.split_at(end);
                let is_label = behind.starts_with(['：', ':']);
                let least = if piece.is_ascii() { 8 } else { 4 };
                // The date of a signature has a place of its own.
                let piece = match piece.trim().rsplit_once(' ') {
                    Some((name, date)) if date.starts_with("20") => name,
                    _ => piece.trim(),
                };
                let piece = piece.trim_start_matches(['-', '@', ' ']);
                if !is_label && piece.chars().count() >= least && !FORM.contains(&piece) {
                    sentences.push(piece.to_owned());
                }
                let mut characters = behind.chars();
                characters.next();
                rest = characters.as_str();
            }
        }
    }
    sentences
}

/// A text of the pieces that formats stumble over.
pub fn text(random: &mut Random) -> String {
    const PIECES: [&str; 58] = [
        "a",
        "字",
        " ",
        "  ",
        "1",
        "23",
        ".",
        ")",
        "-",
        "+",
        "*",
        "_",
        "#",
        "`",
        "``",
        "~",
        "~~",
        "|",
        "\\",
        "[",
        "]",
        "(",
        "!",
        "<",
        ">",
        "&",
        "amp;",
        "#60;",
        ";",
        ":",
        "=",
        "{",
        "{{",
        "}",
        "}}",
        "$",
        "\"",
        "'",
        "/",
        "<!--",
        "-->",
        "]]>",
        "<script>",
        "</p>",
        "javascript:",
        "http://x",
        "\t",
        "\n",
        "\u{2028}",
        "\u{0}",
        "\u{202E}",
        "\u{FEFF}",
        "。",
        "（",
        "）",
        "：",
        "é",
        "\u{1F600}",
    ];
    let count = 1 + random.below(12);
    (0..count)
        .map(|_| PIECES[random.below(PIECES.len())])
        .collect()
}
