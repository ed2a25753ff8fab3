//! Somebody who writes with completion alone: every item that is offered on the way is tried, and must not be refused.

use crate::client::Client;
use crate::memory::{Memory, ROOT};
use lsp_types::{CompletionItem, CompletionTextEdit, InsertTextFormat};
use rolec::project::{Project, Request};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

pub struct Typist {
    client: Client,
    /// The other files.
    files: Vec<(&'static str, String)>,
    pub text: String,
    version: i32,
    /// How many items were tried.
    pub tried: usize,
}

const NAME: &str = "new.role";

impl Typist {
    pub fn new(files: &[(&'static str, &str)], language: &str) -> Self {
        let files: Vec<(&'static str, String)> = files
            .iter()
            .map(|(path, text)| (*path, (*text).to_owned()))
            .collect();
        let memory = Memory::of(files.iter().map(|(path, text)| (*path, text)));
        let client = Client::start(
            Arc::new(memory),
            &[ROOT],
            json!({}),
            json!({"language": language}),
        );
        client.open(&Self::uri(), "");
        Self {
            client,
            files,
            text: String::new(),
            version: 1,
            tried: 0,
        }
    }

    fn uri() -> String {
        format!("file://{ROOT}/{NAME}")
    }

    /// Enter and blanks, or the mark between names.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.text.push_str(keys);
        self.tell();
        self
    }

    fn tell(&mut self) {
        self.version += 1;
        self.client.change(&Self::uri(), self.version, &self.text);
    }

    /// The items that are offered at the end of the text.
    pub fn offered(&mut self) -> Vec<CompletionItem> {
        let (line, column) = (
            self.text.matches('\n').count(),
            self.text
                .rsplit('\n')
                .next()
                .unwrap_or("")
                .encode_utf16()
                .count(),
        );
        let place = json!({"line": line, "character": column});
        let params = json!({"textDocument": {"uri": Self::uri()}, "position": place});
        let list: Value = self.client.request("textDocument/completion", params);
        serde_json::from_value(list["items"].clone()).expect("items")
    }

    /// Chooses an item by what is shown of it.
    pub fn choose(&mut self, label: &str) -> &mut Self {
        self.client.settle();
        let items = self.offered();
        let before = self.faults(&self.text);
        for item in &items {
            self.tried += 1;
            let after = self.faults(&self.applied(item));
            for (fault, count) in after {
                let known = before.get(&fault).copied().unwrap_or(0);
                assert!(
                    count <= known,
                    "«{}» brings {fault}:\n{}",
                    item.label,
                    self.applied(item)
                );
            }
        }
        let item = items.iter().find(|item| item.label == label);
        let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
        let item = item.unwrap_or_else(|| {
            panic!("«{label}» is not offered behind\n{}\n{labels:?}", self.text)
        });
        self.text = self.applied(item);
        self.tell();
        self
    }

    fn applied(&self, item: &CompletionItem) -> String {
        assert_ne!(item.insert_text_format, Some(InsertTextFormat::SNIPPET));
        let Some(CompletionTextEdit::Edit(edit)) = &item.text_edit else {
            panic!("{} has no edit", item.label);
        };
        let line = self.text.rfind('\n').map_or(0, |at| at + 1);
        let lines = self.text.matches('\n').count();
        assert_eq!(edit.range.start.line as usize, lines);
        let mut column = 0;
        let start = self.text[line..].char_indices().find(|(_, c)| {
            let here = column == edit.range.start.character as usize;
            column += c.len_utf16();
            here
        });
        let start = start.map_or(self.text.len(), |(at, _)| line + at);
        format!("{}{}", &self.text[..start], edit.new_text)
    }

    /// What is wrong with the form of a text, among the other files.
    fn faults(&self, text: &str) -> BTreeMap<String, usize> {
        let own = (NAME, text.to_owned());
        let files = self.files.iter().cloned().chain([own]);
        let files: Vec<(&str, String)> = files.collect();
        let project = Memory::of(files.iter().map(|(path, text)| (*path, text)));
        let request = Request {
            root: ROOT.into(),
            only: Vec::new(),
        };
        let project = Project::load(&request, &project).expect("a workspace");
        let mut faults = BTreeMap::new();
        for finding in project.check(&project.config(None)) {
            if finding.rule.starts_with("syntax/") {
                *faults.entry(finding.message.id).or_default() += 1;
            }
        }
        faults
    }

    /// The findings of the file at the end, worse than hints.
    pub fn findings(&mut self) -> Vec<String> {
        let params = json!({"textDocument": {"uri": Self::uri()}});
        let report = self.client.request("textDocument/diagnostic", params);
        let items = report["items"].as_array().expect("a list").clone();
        let grave = items.iter().filter(|own| own["severity"] != json!(3));
        grave
            .map(|own| format!("{} {}", own["code"], own["message"]))
            .collect()
    }

    pub fn leave(self) {
        self.client.leave();
    }
}
