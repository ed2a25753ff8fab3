//! The list of all words, as Markdown, made of the vocabulary: for `docs/vocabulary.md`. Writes no file.

use rolec::locale::Language;
use rolec::syntax::concept::{Concept, Key, Kind, Rhythm, Shape};
use rolec::syntax::vocabulary::{Owner, Vocabulary};
use rolec::text::fold;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const HEAD: &str = "\
<!-- Made from grammar/vocabulary by tests/language; change the vocabulary, not this. -->

# 词表 · Words

[语言](language.zh.md) · [the language](language.md)

rolec 认识的全部词。每行第一个词是规范的写法，「也可写」里的词意思相同。繁体、全角、大小写不用管：比较时不分。
单位可以在[清单文件](manifest.md)里加自己的词。

All the words that rolec knows. The first word of a row is the canonical one; those under “also” mean the same.
Traditional characters, full width and capitals make no difference. A workspace can add words of its own in the
[manifest](manifest.md#vocabulary).

";

/// What a label takes, in both languages.
fn takes(shape: Shape) -> &'static str {
    match shape {
        Shape::Value => "一行 · one line",
        Shape::Name => "一个名称 · a name",
        Shape::Names => "名称 · names",
        Shape::Text => "文字 · text",
        Shape::List => "条目 · list",
        Shape::Record => "下一级标签 · record",
        Shape::Outline => "层次 · outline",
        Shape::Table => "表格 · table",
        Shape::Heading => "只是标题 · a heading",
    }
}

pub fn reference() -> String {
    let vocabulary = Vocabulary::built_in();
    let mut out = HEAD.to_owned();
    declarations(vocabulary, &mut out);
    for &kind in Kind::ALL {
        // A template has the labels of a position.
        if kind != Kind::Template {
            let [zh, en] = pair(|language| vocabulary.declaration_word(language, kind).to_owned());
            labels(vocabulary, Owner::Kind(kind), &zh, &en, &mut out);
        }
    }
    let position = Owner::Kind(Kind::Position);
    for record in [
        Concept::Relations,
        Concept::Qualifications,
        Concept::Document,
    ] {
        let [zh, en] =
            pair(|language| vocabulary.label_word(language, position, record).to_owned());
        labels(vocabulary, Owner::Record(record), &zh, &en, &mut out);
    }
    rhythms(vocabulary, &mut out);
    keys(vocabulary, &mut out);
    columns(vocabulary, &mut out);
    powers(vocabulary, &mut out);
    out
}

fn pair<T>(of: impl Fn(Language) -> T) -> [T; 2] {
    [of(Language::Zh), of(Language::En)]
}

fn heading(out: &mut String, anchor: &str, zh: &str, en: &str) {
    let anchor = anchor.replace(' ', "-").to_lowercase();
    writeln!(out, "<a id=\"{anchor}\"></a>\n\n## {zh} · {en}\n").expect("strings take text");
}

fn row(out: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    writeln!(out, "| {} |", cells.join(" | ")).expect("strings take text");
}

fn table(out: &mut String, heads: &[&str]) {
    row(out, heads);
    writeln!(out, "|{}", "---|".repeat(heads.len())).expect("strings take text");
}

/// Chinese words, then English ones, each without the one that was named before.
fn also<'a>(words: impl IntoIterator<Item = &'a str>, but: &[&str]) -> String {
    let but: Vec<String> = but.iter().map(|word| fold::word(word)).collect();
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| !but.contains(&fold::word(word)))
        .collect();
    let is_chinese = |word: &&&str| word.chars().any(fold::is_chinese);
    let (zh, en): (Vec<&str>, Vec<&str>) = words.iter().partition(is_chinese);
    let parts = [zh.join("、"), en.join(", ")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn declarations(vocabulary: &Vocabulary, out: &mut String) {
    heading(out, "declarations", "声明", "Declarations");
    table(out, &["简体", "繁體", "English", "也可写 · also"]);
    for &kind in Kind::ALL {
        let [zh, en] = pair(|language| vocabulary.declaration_word(language, kind).to_owned());
        let mut words: Vec<&str> = vocabulary
            .declaration_words()
            .filter(|word| vocabulary.declaration(word) == Some(kind))
            .collect();
        words.sort_unstable();
        row(
            out,
            &[&zh, &traditional(&zh), &en, &also(words, &[&zh, &en])],
        );
    }
    out.push('\n');
}

fn labels(vocabulary: &Vocabulary, owner: Owner, zh: &str, en: &str, out: &mut String) {
    heading(out, en, zh, en);
    table(
        out,
        &[
            "简体",
            "繁體",
            "English",
            "内容 · takes",
            "也可写 · also",
            "用途 · what it says",
        ],
    );
    for &concept in vocabulary.concepts(owner) {
        let [zh, en] = pair(|language| {
            let label = vocabulary.label_words(language, owner, concept);
            label.unwrap_or_else(|| panic!("{concept:?} has no {language:?} words"))
        });
        let shape = vocabulary
            .shape(owner, concept)
            .unwrap_or_else(|| panic!("{concept:?} takes nothing"));
        let words = zh.words.iter().chain(&en.words).map(String::as_str);
        let (first, second) = (zh.words[0].as_str(), en.words[0].as_str());
        let cells = [
            first,
            &traditional(first),
            second,
            takes(shape),
            &also(words, &[first, second]),
            &format!("{} {}", zh.doc, en.doc),
        ];
        row(out, &cells);
    }
    out.push('\n');
}

fn rhythms(vocabulary: &Vocabulary, out: &mut String) {
    heading(out, "rhythm", "频次分组", "Groups that say how often");
    table(out, &["简体", "繁體", "English"]);
    for &rhythm in Rhythm::ALL {
        let [zh, en] = pair(|language| vocabulary.rhythm_word(language, rhythm).to_owned());
        row(out, &[&zh, &traditional(&zh), &en]);
    }
    out.push('\n');
}

/// Words of a table by their meaning, as they are folded.
fn by_key<'a>(
    words: impl Iterator<Item = &'a str>,
    meaning: impl Fn(&str) -> Option<Key>,
) -> BTreeMap<Key, Vec<&'a str>> {
    let mut keys: BTreeMap<Key, Vec<&str>> = BTreeMap::new();
    for word in words {
        if let Some(key) = meaning(word) {
            keys.entry(key).or_default().push(word);
        }
    }
    for words in keys.values_mut() {
        words.sort_unstable();
        words.dedup();
    }
    keys
}

fn keys(vocabulary: &Vocabulary, out: &mut String) {
    heading(
        out,
        "notes-in-brackets",
        "方括号里的附注",
        "Notes in square brackets",
    );
    table(out, &["简体", "繁體", "English", "也可写 · also"]);
    let keys = by_key(vocabulary.attribute_words(), |word| {
        vocabulary.attribute(word)
    });
    for (key, words) in keys {
        let [zh, en] = pair(|language| vocabulary.key_word(language, key).to_owned());
        row(
            out,
            &[&zh, &traditional(&zh), &en, &also(words, &[&zh, &en])],
        );
    }
    out.push('\n');
}

fn columns(vocabulary: &Vocabulary, out: &mut String) {
    heading(out, "columns", "表头", "Column heads");
    out.push_str("附注的词也是表头。 The words of notes are column heads too.\n\n");
    table(out, &["表 · table", "一列的词 · the words of a column"]);
    column_rows(vocabulary, ANY_LIST, "各种列表 · any list", out);
    let lists = [
        (Concept::Duties, Kind::Position),
        (Concept::Kpis, Kind::Position),
        (Concept::Authorities, Kind::Position),
        (Concept::Functions, Kind::Department),
        (Concept::Establishment, Kind::Department),
        (Concept::Outline, Kind::Organisation),
        (Concept::Steps, Kind::Process),
        (Concept::Chain, Kind::Matter),
    ];
    for (list, kind) in lists {
        let [zh, en] = pair(|language| {
            vocabulary
                .label_word(language, Owner::Kind(kind), list)
                .to_owned()
        });
        column_rows(vocabulary, list, &format!("{zh} · {en}"), out);
    }
    let document = Owner::Record(Concept::Document);
    let [zh, en] = pair(|language| {
        vocabulary
            .label_word(language, document, Concept::Changes)
            .to_owned()
    });
    column_rows(vocabulary, Concept::Changes, &format!("{zh} · {en}"), out);
    out.push('\n');
}

/// A list without columns of its own.
const ANY_LIST: Concept = Concept::Responsibilities;

fn column_rows(vocabulary: &Vocabulary, list: Concept, name: &str, out: &mut String) {
    let own = |word: &&str| match list {
        ANY_LIST => vocabulary.attribute(word).is_none(),
        _ => vocabulary.column(list, word) != vocabulary.column(ANY_LIST, word),
    };
    let words = vocabulary.column_words(list).filter(own);
    let mut name = name;
    for (_, words) in by_key(words, |word| vocabulary.column(list, word)) {
        row(out, &[name, &also(words, &[])]);
        name = "";
    }
}

fn powers(vocabulary: &Vocabulary, out: &mut String) {
    heading(out, "powers", "权限词", "Powers");
    out.push_str(
        "一行里的词是同一种权限。 The words of a row are one power. `rolec rules --powers` lists them too.\n\n",
    );
    table(out, &["权限 · power", "类 · class", "词 · words"]);
    for power in vocabulary.powers() {
        let words = power.words.iter().map(String::as_str);
        row(out, &[&power.id, power.class.name(), &also(words, &[])]);
    }
}

/// The Traditional form of a canonical word. Where a Simplified character has several, these are the ones that the
/// words of the vocabulary mean.
fn traditional(word: &str) -> String {
    const FORMS: &str = "级級 职職 责責 关關 资資 权權 条條 发發 标標 绩績 编編 号號 组組 织織 构構 币幣 备備 注註 \
        门門 属屬 务務 预預 线線 虚虛 点點 经經 验驗 证證 书書 识識 质質 语語 龄齡 别別 学學 历歷 \
        专專 业業 监監 导導 联聯 记記 录錄 审審 会會 签簽 单單 围圍 环環 决決 体體 链鏈 触觸 负負 \
        义義 据據 来來 数數 频頻 时時 对對 应應 额額 给給 范範 周週 为為 员員 项項 岗崗 种種 占佔 \
        骤驟";
    /// `系` stands for several; only the word tells which.
    const WORDS: [(&str, &str); 3] = [("关系", "關係"), ("联系", "聯繫"), ("标准", "標準")];
    let forms: BTreeMap<char, char> = FORMS
        .split_whitespace()
        .filter_map(|pair| {
            let mut characters = pair.chars();
            Some((characters.next()?, characters.next()?))
        })
        .collect();
    let word = WORDS
        .iter()
        .fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
    let made: String = word
        .chars()
        .map(|c| forms.get(&c).copied().unwrap_or(c))
        .collect();
    assert_eq!(fold::word(&made), fold::word(&word), "{word} is not {made}");
    made
}
