//! What templates see of a page of the site beside its part: where it stands, what is near, the lists that pages are
//! made of. Holds no markup.

use serde::Serialize;

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// `home`, `chart`, `list`, `department`, `position`, `process`, `matter`, `matrix`, `table`, `control`, `text`.
    pub kind: &'static str,
    /// Its path from the root of the site, with `/`.
    pub path: String,
    /// The way from here to the root: empty, or `../`.
    pub root: &'static str,
    /// The key of the entry of the menu that it belongs to; empty if to none.
    pub section: &'static str,
    pub title: String,
    /// Whether the title still has to be shown, because the part has no heading of its own.
    pub headed: bool,
    /// A line below the title.
    pub remark: String,
    pub menu: Vec<MenuEntry>,
    /// The pages above, the outermost first; those without a page are names alone.
    pub trail: Vec<Link>,
    /// Lists of near pages.
    pub around: Vec<Group>,
    /// What the front page and the lists have.
    pub counts: Vec<Count>,
    pub trees: Vec<Tree>,
    pub words: Words,
}

/// An entry of the menu.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MenuEntry {
    pub key: &'static str,
    pub text: String,
    /// From the root.
    pub to: String,
    /// Whether this is the page, or whether the page is one of its.
    pub here: bool,
    pub within: bool,
}

/// A name, and the page it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    pub text: String,
    /// From the root; empty without a page.
    pub to: String,
    /// In smaller type behind it.
    pub remark: String,
}

/// A list of links under a title.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// `superior`, `reports`, `members`, `units`, `matters`, `processes`, `children`, `siblings`.
    pub id: &'static str,
    pub title: String,
    pub links: Vec<Link>,
    /// Where the rest of a long list stands.
    pub more: Option<Link>,
}

/// How many there are of something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Count {
    pub number: usize,
    pub text: String,
    /// From the root.
    pub to: String,
}

/// Names in a tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tree {
    pub id: &'static str,
    /// Empty where the page's own title says it.
    pub title: String,
    /// What the names are, and what those behind them are.
    pub names: String,
    pub whose: String,
    pub branches: Vec<Branch>,
}

/// A line of a tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Branch {
    /// From 0.
    pub depth: usize,
    pub link: Link,
    /// Who heads it, answers for it or decides it.
    pub who: Vec<Link>,
}

/// Words of the frame of pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Words {
    pub menu: String,
    pub trail: String,
    pub home: String,
    pub around: String,
    pub search: String,
    pub hint: String,
    pub results: String,
    /// What the script says of its results; `{n}` stands for their number.
    pub found: String,
    pub unfound: String,
    pub unread: String,
    /// Between names.
    pub comma: &'static str,
}

/// A page in which every list has an entry, for the shape of all pages.
pub fn specimen() -> Page {
    let text = String::new;
    let link = Link {
        text: text(),
        to: text(),
        remark: text(),
    };
    Page {
        kind: "home",
        path: text(),
        root: "",
        section: "home",
        title: text(),
        headed: true,
        remark: text(),
        menu: vec![MenuEntry {
            key: "home",
            text: text(),
            to: text(),
            here: true,
            within: false,
        }],
        trail: vec![link.clone()],
        around: vec![Group {
            id: "superior",
            title: text(),
            links: vec![link.clone()],
            more: Some(link.clone()),
        }],
        counts: vec![Count {
            number: 1,
            text: text(),
            to: text(),
        }],
        trees: vec![Tree {
            id: "_list",
            title: text(),
            names: text(),
            whose: text(),
            branches: vec![Branch {
                depth: 0,
                link: link.clone(),
                who: vec![link],
            }],
        }],
        words: Words::default(),
    }
}
