//! Templates in strict mode: every kind of part in every family, and those of users over the built-in ones.

use crate::support::{everything, example, page, view, views};
use rolec::diagnostic::Message;
use rolec::locale::{Catalogue, Language};
use rolec::render::html;
use rolec::render::template::{Data, Family, Overrides, Templates};
use rolec::render::view::{View, specimen};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const KINDS: [&str; 13] = [
    "cover",
    "control",
    "contents",
    "heading",
    "chart",
    "department",
    "position",
    "process",
    "matters",
    "tables",
    "matrix",
    "index",
    "text",
];

fn clinic() -> View {
    view(&example("clinic"), &everything())
}

fn over(name: &str, text: &str) -> Overrides {
    let texts = BTreeMap::from([(name.to_owned(), text.to_owned())]);
    Overrides::from([("html", texts)])
}

fn fault(name: &str, text: &str) -> Message {
    let templates = Templates::new(Family::Html, &over(name, text));
    let made = templates.and_then(|templates| html::html(&clinic(), &templates));
    made.expect_err("the template is wrong")
}

fn said(message: &Message) -> String {
    let english = Catalogue::of(Language::En);
    let help = english.attribute(message, "help").unwrap_or_default();
    format!("{}\n{help}", english.text(message))
}

#[test]
fn every_family_renders_every_kind_of_part() {
    let views = views();
    for family in Family::ALL {
        let templates = Templates::new(family, &Overrides::default()).expect("they can be read");
        let mut kinds = BTreeSet::new();
        for view in views {
            for part in &view.parts {
                let data = Data {
                    part: Some(part),
                    body: Some("text".to_owned()),
                    ..Data::of(view)
                };
                let made = templates.render(part.template(), &data);
                assert!(
                    made.is_ok(),
                    "{family:?} {}: {:?}",
                    part.template(),
                    made.err()
                );
                kinds.insert(part.template());
            }
        }
        assert_eq!(kinds, BTreeSet::from(KINDS), "{family:?}");
    }
}

#[test]
fn one_template_of_a_user_replaces_one_of_ours() {
    let view = clinic();
    let own = over("title", "<h2 id=\"{{mark.anchor}}\">★ {{mark.text}}</h2>\n");
    let templates = Templates::new(Family::Html, &own).expect("they can be read");
    assert!(templates.is_overridden());
    let made = html::html(&view, &templates).expect("the page can be made");
    assert!(
        made.contains("★ Physician</h2>"),
        "the title is not the user's"
    );
    assert!(
        made.contains("<table class=\"pairs\">"),
        "the rest is not ours"
    );
    assert!(!page(&view).contains('★'));
}

#[test]
fn a_wrong_field_is_named_with_its_place_and_the_right_one() {
    let unknown = said(&fault("title", "<h2>\n{{mark.anchr}}</h2>\n"));
    assert!(unknown.contains("html/title.hbs"), "{unknown}");
    assert!(unknown.contains("line 2"), "{unknown}");
    assert!(
        unknown.contains("anchr") && unknown.contains("“anchor”"),
        "{unknown}"
    );
    let in_condition = said(&fault("title", "{{#if subtitel}}x{{/if}}"));
    assert!(in_condition.contains("“subtitle”"), "{in_condition}");
    let nowhere = said(&fault("title", "{{quite_another_thing}}"));
    assert!(
        nowhere.contains("quite_another_thing") && !nowhere.contains("meant"),
        "{nowhere}"
    );
    let partial = said(&fault("title", "a\n{{> heder}}"));
    assert!(
        partial.contains("heder") && partial.contains("html/title.hbs"),
        "{partial}"
    );
    let helper = said(&fault("title", "{{#upper mark.text}}x{{/upper}}"));
    assert!(helper.contains("upper"), "{helper}");
    let open = said(&fault("title", "<h2>\n{{#if subtitle}}\n"));
    assert!(
        open.contains("html/title.hbs") && open.contains("line"),
        "{open}"
    );
    let circle = said(&fault("title", "{{> pairs this}}{{> title this}}"));
    assert!(circle.contains("title → title"), "{circle}");
}

#[test]
fn the_command_takes_templates_from_a_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let html = folder.path().join("own/html");
    std::fs::create_dir_all(&html).expect("it can be made");
    std::fs::write(html.join("subtitle-less.hbs"), "x").expect("it can be written");
    std::fs::write(
        html.join("title.hbs"),
        "<h2 id=\"{{mark.anchor}}\">★ {{mark.text}}</h2>\n",
    )
    .expect("it can be written");
    std::fs::write(
        folder.path().join("a.role"),
        "Position: Clerk\n  Purpose: Writes letters.\n",
    )
    .expect("it can be written");
    let build = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
            .current_dir(folder.path())
            .args([
                "--lang",
                "en",
                "build",
                "--to",
                "html",
                "-o",
                "out",
                "--template",
                "own",
            ])
            .args(arguments)
            .output()
            .expect("the command runs");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (status, errors) = build(&[]);
    assert_eq!(status, Some(0), "{errors}");
    let made = std::fs::read_dir(folder.path().join("out")).expect("the folder is there");
    let made = made.flatten().next().expect("a file is made");
    let page = std::fs::read_to_string(made.path()).expect("it can be read");
    assert!(page.contains("★ Clerk"), "{page}");
    std::fs::write(html.join("title.hbs"), "\n{{mark.txet}}").expect("it can be written");
    let (status, errors) = build(&["--force"]);
    assert_eq!(status, Some(2), "{errors}");
    let errors: String = errors.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        errors.contains("title.hbs") && errors.contains("“text”"),
        "{errors}"
    );
}

/// The specimen stands for all views: nothing of it is left open, and it has every kind of part.
#[test]
fn the_specimen_is_whole() {
    fn whole(value: &serde_json::Value, path: &str) {
        match value {
            serde_json::Value::Null => panic!("{path} is open"),
            serde_json::Value::Array(values) => {
                assert!(!values.is_empty(), "{path} is empty");
                for value in values {
                    whole(value, path);
                }
            }
            serde_json::Value::Object(fields) => {
                for (name, value) in fields {
                    whole(value, &format!("{path}.{name}"));
                }
            }
            _ => {}
        }
    }
    let view = specimen();
    whole(&serde_json::to_value(&view).expect("JSON"), "view");
    let kinds: BTreeSet<&str> = view.parts.iter().map(|part| part.template()).collect();
    assert_eq!(kinds, BTreeSet::from(KINDS));
}

#[test]
fn our_own_templates_name_what_there_is() {
    for family in Family::ALL {
        let own = BTreeMap::from([("unused".to_owned(), "x".to_owned())]);
        let overrides = Overrides::from([(family.folder(), own)]);
        let made = Templates::new(family, &overrides).err();
        let made = made.as_ref().map(said);
        assert_eq!(made, None, "{family:?}");
    }
}

/// No view is needed to find a slip, nor does any view have to come by it.
#[test]
fn slips_in_branches_that_nobody_takes_are_found() {
    let fault = |name: &str, text: &str| {
        let made = Templates::new(Family::Html, &over(name, text));
        said(&made.err().unwrap_or_else(|| panic!("{text} passed")))
    };
    let places = [
        (
            "title",
            "\n{{#if false}}\n{{mark.txet}}{{/if}}",
            "line 3",
            "“text”",
        ),
        (
            "title",
            "{{#each above}}{{else}}{{subtitel}}{{/each}}",
            "line 1",
            "“subtitle”",
        ),
        (
            "table",
            "{{#each rows}}{{#each cells}}{{dpeth}}{{/each}}{{/each}}",
            "html/table.hbs",
            "“depth”",
        ),
        (
            "table",
            "{{#each rows as |row|}}{{row.nots}}{{/each}}",
            "nots",
            "“note”",
        ),
        (
            "table",
            "{{#each rows}}{{len ../colums}}{{/each}}",
            "../colums",
            "“columns”",
        ),
        (
            "table",
            "{{#with (lookup columns 0)}}{{labl}}{{/with}}",
            "labl",
            "“label”",
        ),
        (
            "rich",
            "{{#each this}}{{texts}}{{/each}}",
            "html/rich.hbs",
            "“text”",
        ),
        ("cover", "{{@root.book.titel}}", "titel", "“title”"),
        ("cover", "{{book.look.theem}}", "theem", "“theme”"),
        ("index", "{{> rich part.heads}}", "html/index.hbs", "“head”"),
        (
            "text",
            "{{#if (eq part.runing \"x\")}}{{/if}}",
            "runing",
            "“running”",
        ),
    ];
    for (name, text, one, two) in places {
        let said = fault(name, text);
        assert!(said.contains(one) && said.contains(two), "{text}: {said}");
    }
    let partial = fault("text", "{{#if false}}{{> quite}}{{/if}}");
    assert!(partial.contains("quite"), "{partial}");
    let helper = fault("text", "{{#if false}}{{uper part.running}}{{/if}}");
    assert!(helper.contains("uper"), "{helper}");
}

#[test]
fn good_templates_pass() {
    for text in [
        "{{#each above as |one at|}}{{one.text}}{{at}}{{@index}}{{/each}}",
        "{{#with mark}}{{text}}{{../subtitle}}{{@root.schema}}{{/with}}",
        "{{> rich @root.part.head.mark.text}}{{lookup this \"mark\"}}",
        "{{> own name=mark}}",
    ] {
        let mut overrides = over("title", text);
        let html = overrides.get_mut("html").expect("they are there");
        html.insert("own".to_owned(), "{{name.text}}".to_owned());
        let made = Templates::new(Family::Html, &overrides).err();
        assert_eq!(made.as_ref().map(said), None, "{text}");
    }
}
