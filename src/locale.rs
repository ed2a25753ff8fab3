//! Messages in words: one Fluent catalogue a language. The only place that knows which languages there are.

use crate::diagnostic::{Arg, Message};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A language of messages and documents.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Zh,
    En,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::Zh, Language::En];

    /// The two-letter code of ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Language::Zh => "zh",
            Language::En => "en",
        }
    }

    /// Reads a language tag or a POSIX locale name: `zh`, `zh-CN`, `zh_CN.UTF-8`, `en_GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag
            .split(['-', '_', '.', '@'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        match primary.as_str() {
            "zh" | "chi" | "zho" | "cmn" | "chinese" | "中文" => Some(Language::Zh),
            "en" | "eng" | "english" | "c" | "posix" => Some(Language::En),
            _ => None,
        }
    }

    /// Picks the text of this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// The mark between the names of a list.
    pub fn list_mark(self) -> &'static str {
        self.pick("、", ", ")
    }

    fn source(self) -> &'static str {
        self.pick(
            include_str!("../locales/zh.ftl"),
            include_str!("../locales/en.ftl"),
        )
    }
}

/// All messages of one language.
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// The catalogue of a language, parsed once.
    pub fn of(language: Language) -> &'static Catalogue {
        static ZH: OnceLock<Catalogue> = OnceLock::new();
        static EN: OnceLock<Catalogue> = OnceLock::new();
        language
            .pick(&ZH, &EN)
            .get_or_init(|| Catalogue::parse(language))
    }

    fn parse(language: Language) -> Self {
        let tag = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        // NUMBER and the like; they are only refused where they are known already.
        let _ = bundle.add_builtins();
        // INVARIANT: the catalogues are part of the program; the tests hold them free of errors.
        let resource = match FluentResource::try_new(language.source().to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The message in words; a message that the catalogue lacks is its id.
    pub fn text(&self, message: &Message) -> String {
        self.format(message, None)
            .unwrap_or_else(|| message.id.clone())
    }

    /// An attribute of the message (`.help`), or of the plain message of the same rule if the variant has none.
    pub fn attribute(&self, message: &Message, attribute: &str) -> Option<String> {
        self.format(message, Some(attribute))
    }

    /// A message without values.
    pub fn plain(&self, id: &str) -> String {
        self.text(&Message::new(id))
    }

    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    fn format(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let entry = self.bundle.get_message(&message.id)?;
        let pattern = match attribute {
            None => entry.value()?,
            Some(name) => entry.get_attribute(name)?.value(),
        };
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            match value {
                Arg::Text(text) => args.set(*name, text.as_str()),
                Arg::Number(number) => args.set(*name, *number),
                Arg::List(list) => args.set(*name, list.join(self.language.list_mark())),
                Arg::Word { zh, en } => args.set(*name, self.language.pick(zh, en).as_str()),
            }
        }
        let mut errors = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, Some(&args), &mut errors)
                .into_owned(),
        )
    }
}

/// A value that each language has its own form of.
pub fn word(form: impl Fn(Language) -> String) -> Arg {
    Arg::Word {
        zh: form(Language::Zh),
        en: form(Language::En),
    }
}
