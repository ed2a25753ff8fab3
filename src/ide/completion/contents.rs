//! What a section may hold: names, entries of the outline, powers and matters, shared indicators, duties that the
//! department's functions ask for.

use super::{ItemKind, Offer, Offers, Place, Wanted, takes_names};
use crate::ide::numbers;
use crate::model::Entity;
use crate::model::body::Body;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar::{self, Mark};
use crate::syntax::lines::LineKind;
use crate::text::fold;

/// The mark of the first item of a list.
const FIRST: &str = "1. ";

/// The mark of the first entry of an outline.
const BULLET: &str = "- ";

impl Place<'_> {
    /// Content of a label, from a place on; `mark` is to be written before it.
    pub(super) fn contents(
        &self,
        concept: Concept,
        shape: Shape,
        start: u32,
        mark: Option<String>,
        offers: &mut Offers,
    ) {
        let first = offers.list.len();
        match concept {
            Concept::Department | Concept::Parent | Concept::Children | Concept::Scope => {
                self.units(concept, start, offers);
            }
            Concept::Outline => return self.entries(start, mark, offers),
            Concept::Authorities => self.powers(start, offers),
            Concept::Kpis => self.indicators(start, offers),
            Concept::Duties => self.functions(start, offers),
            Concept::Establishment => self.posts(start, offers),
            Concept::Countersigned => self.departments(self.piece(start), offers),
            Concept::SupervisedBy | Concept::Supervises | Concept::Guides | Concept::Cooperates => {
                self.positions(self.piece(start), offers);
                self.departments(self.piece(start), offers);
            }
            Concept::Prepared | Concept::Reviewed | Concept::Approved => {
                self.positions(start, offers);
            }
            Concept::Alias | Concept::Forms | Concept::Like => self.values(concept, start, offers),
            _ if takes_names(shape) => self.positions(self.piece(start), offers),
            _ => self.values(concept, start, offers),
        }
        let mark = mark.or_else(|| (shape == Shape::List).then(|| FIRST.to_owned()));
        let is_start = start <= self.line_start + self.indentation();
        for offer in &mut offers.list[first..] {
            if let Some(mark) = mark.as_ref().filter(|_| is_start && shape == Shape::List) {
                offer.text = format!("{mark}{}", offer.text);
            }
            if is_start {
                offer.wants = Some(Wanted::Content(concept));
            }
        }
    }

    fn indentation(&self) -> u32 {
        let blanks = self.before.len() - self.before.trim_start_matches(fold::is_blank).len();
        blanks as u32
    }

    /// The mark that the next item of the list above would have.
    pub(super) fn next_mark(&self) -> Option<String> {
        let lines = self.view.tree.lines.iter();
        let before = lines.take_while(|line| line.range.start < self.line_start);
        let mut before = before.collect::<Vec<_>>().into_iter().rev();
        let last = before.find(|line| !matches!(line.kind, LineKind::Blank | LineKind::Comment))?;
        match last.kind {
            LineKind::Item {
                mark: Some(mark), ..
            } => self.following(&mark),
            LineKind::Label {
                shape: Shape::Outline,
                ..
            } => Some(BULLET.to_owned()),
            LineKind::Label {
                shape: Shape::List, ..
            }
            | LineKind::Group(_) => Some(FIRST.to_owned()),
            _ => None,
        }
    }

    fn following(&self, mark: &Mark) -> Option<String> {
        numbers::next(mark, &self.view.source.text)
    }

    fn units(&self, concept: Concept, start: u32, offers: &mut Offers) {
        let is_matter = self.declaration.and_then(|own| own.kind) == Some(Kind::Matter);
        match (concept, is_matter) {
            (Concept::Parent, true) => self.matters(start, true, offers),
            (Concept::Children | Concept::Scope, _) => {
                self.departments(self.piece(start), offers);
            }
            _ => self.departments(start, offers),
        }
        let own = offers.list.iter().position(|offer| {
            let index = self.view.analysis.names();
            let model = &self.view.project().model;
            let named = index.find_department(model, &offer.label, None).one();
            named.is_some_and(|id| self.is_own(Entity::Department(id)))
        });
        if let Some(own) = own.filter(|_| !matches!(concept, Concept::Scope)) {
            offers.list.remove(own);
        }
    }

    /// Entries of the outline that are not in it yet.
    fn entries(&self, start: u32, mark: Option<String>, offers: &mut Offers) {
        let model = &self.view.project().model;
        let text = &self.view.source.text;
        let is_start = start <= self.line_start + self.indentation();
        let mark = match (is_start, grammar::mark(&text[start as usize..], start)) {
            (true, None) => mark.unwrap_or_else(|| BULLET.to_owned()),
            _ => String::new(),
        };
        let typed = &text[start as usize..self.offset as usize];
        let only_positions = typed.starts_with(['@', '\u{FF20}']);
        for position in model.positions.iter().filter(|own| !own.outlined) {
            let name = format!("@{}", position.title);
            let offer = Offer::new(ItemKind::Position, &name, start);
            offers.push(offer.text(format!("{mark}{name}")));
        }
        if only_positions {
            return;
        }
        for department in model.departments.iter().filter(|own| !own.stub) {
            let offer = Offer::new(ItemKind::Department, &department.name, start);
            offers.push(offer.text(format!("{mark}{}", department.name)));
        }
    }

    /// A power, or the matter behind one.
    fn powers(&self, start: u32, offers: &mut Offers) {
        let text = &self.view.source.text[start as usize..self.offset as usize];
        if let Some(colon) = text.rfind(fold::is_colon) {
            let behind = colon + text[colon..].chars().next().map_or(0, char::len_utf8);
            let rest = &text[behind..];
            let blanks = rest.len() - rest.trim_start_matches(fold::is_blank).len();
            return self.matters(start + (behind + blanks) as u32, false, offers);
        }
        if let Some(behind) = self.behind_power(text) {
            let rest = &text[behind..];
            let blanks = rest.len() - rest.trim_start_matches(fold::is_blank).len();
            self.matters(start + (behind + blanks) as u32, false, offers);
        }
        let piece = self.piece(start);
        let vocabulary = self.view.vocabulary();
        for word in vocabulary.power_words(self.language) {
            let offer = Offer::new(ItemKind::Power, word, piece);
            offers.push(offer.text(self.with_colon(word)));
        }
    }

    /// Where the last power ends that a sentence names; in a language with blanks, one is behind it.
    fn behind_power(&self, text: &str) -> Option<usize> {
        let folded = text.to_ascii_lowercase();
        let words = self.view.vocabulary().power_words(self.language);
        let ends = words.filter_map(|word| {
            let at = folded.rfind(&word.to_ascii_lowercase())?;
            let end = at + word.len();
            let is_apart = !folded[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
                && folded[end..].starts_with(fold::is_blank);
            (is_apart || word.contains(fold::is_chinese)).then_some(end)
        });
        ends.max()
    }

    /// Indicators that are defined for the whole organisation.
    fn indicators(&self, start: u32, offers: &mut Offers) {
        let model = &self.view.project().model;
        let vocabulary = self.view.vocabulary();
        for indicator in &model.kpis {
            let target = indicator.target_text.value();
            let target = target.map_or(String::new(), |target| format!(" {target}"));
            let period = indicator
                .period_text
                .value()
                .map_or(String::new(), |period| {
                    let key = self.with_colon(
                        vocabulary.key_word(self.language, crate::syntax::concept::Key::Period),
                    );
                    format!(" [{key}{period}]")
                });
            let offer = Offer::new(ItemKind::Text, &indicator.name, start);
            offers.push(offer.text(format!("{}{target}{period}", indicator.name)));
        }
    }

    /// The functions of the position's department: somebody has to do them.
    fn functions(&self, start: u32, offers: &mut Offers) {
        let model = &self.view.project().model;
        let Some(home) = self.home() else { return };
        let texts = |body: &Body| -> Vec<String> {
            let leaves = body.leaves().into_iter();
            leaves.map(|(entry, _)| entry.prose.text.clone()).collect()
        };
        let written = self
            .declaration
            .map_or("", |own| own.range.of(&self.view.source.text));
        for text in texts(&model[home].functions) {
            if !written.contains(&text) {
                let offer = Offer::new(ItemKind::Text, &text, start);
                offers.push(offer.detail(model[home].name.as_str()));
            }
        }
    }

    /// The positions of the department, one person each.
    fn posts(&self, start: u32, offers: &mut Offers) {
        let model = &self.view.project().model;
        let catalogue = crate::locale::Catalogue::of(self.language);
        for id in model.position_ids() {
            let department = model[id].department;
            if department.is_some_and(|own| self.is_own(Entity::Department(own))) {
                let title = model[id].title.as_str();
                let message = crate::diagnostic::Message::new("ide-one-person");
                let text = catalogue.text(&message.arg("title", title));
                offers.push(Offer::new(ItemKind::Position, title, start).text(text));
            }
        }
    }
}
