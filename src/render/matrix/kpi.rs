//! Indicators and the positions that are measured by them: by position with the sum of weights, and by indicator.

use super::{Maker, value};
use crate::model::kpi::{Indicator, Kpi};
use crate::model::{DepartmentId, PositionId, Said};
use crate::render::sheet::{Cell, Column, Row, Sheet, Tone, Value, merge_down};
use crate::syntax::concept::Key;
use crate::text::fold;
use rustc_hash::FxHashMap;

/// An indicator of a position, as it is written.
pub(super) struct Measure<'a> {
    pub(super) department: Option<DepartmentId>,
    pub(super) position: PositionId,
    pub(super) kpi: &'a Kpi,
    pub(super) target: String,
    pub(super) period: &'a str,
    pub(super) weight: Value,
    pub(super) formula: &'a str,
    pub(super) source: &'a str,
}

impl<'a> Maker<'a> {
    /// Everything that positions are measured by, in order; without what no name stands for.
    pub(super) fn measures(&self) -> Vec<Measure<'a>> {
        let mut measures = Vec::new();
        for (department, id) in self.positions() {
            let position = &self.model[id];
            let leaves = position.kpi_body.leaves();
            for (kpi, (entry, _)) in position.kpis.iter().zip(leaves) {
                let written =
                    |key: Key| entry.attribute(key).map_or("", |said| said.value.as_str());
                measures.push(Measure {
                    department,
                    position: id,
                    kpi,
                    target: target(kpi),
                    period: written(Key::Period),
                    weight: match &kpi.weight {
                        Some(Said { value, .. }) => Value::Share(*value),
                        None => Value::text(written(Key::Weight)),
                    },
                    formula: written(Key::Formula),
                    source: written(Key::Source),
                });
            }
        }
        measures
    }

    /// The shared definitions by their folded names.
    fn definitions(&self) -> FxHashMap<String, &'a Indicator> {
        let mut found = FxHashMap::default();
        for indicator in &self.model.kpis {
            for name in std::iter::once(&indicator.name).chain(&indicator.aliases) {
                found.entry(fold::word(name)).or_insert(indicator);
            }
        }
        found
    }
}

/// What is to be reached, as it is written.
fn target(kpi: &Kpi) -> String {
    match (&kpi.target_text, &kpi.name) {
        (Some(said), _) => said.value.clone(),
        (None, Some(name)) => {
            let rest = kpi.text.get(name.len()..).unwrap_or_default();
            let rest = rest.trim_start_matches([' ', ':', '：']);
            rest.trim_end_matches(['。', ';', '；']).to_owned()
        }
        (None, None) => String::new(),
    }
}

pub(super) fn sheets(maker: &Maker) -> Vec<Sheet> {
    let measures = maker.measures();
    if measures.is_empty() {
        return Vec::new();
    }
    let by_indicator = match maker.whole {
        true => None,
        false => by_indicator(maker, &measures),
    };
    let by_position = by_position(maker, &measures);
    std::iter::once(by_position).chain(by_indicator).collect()
}

/// A column that is left out if nothing stands in it.
type Optional<'a> = (Column, &'static str, &'a dyn Fn(&Measure) -> Value);

fn by_position(maker: &Maker, measures: &[Measure]) -> Sheet {
    let definitions = maker.definitions();
    let shared = |measure: &Measure| {
        let name = measure.kpi.name.as_ref()?;
        definitions.get(&fold::word(name)).copied()
    };
    let formula = |measure: &Measure| {
        let common = shared(measure).map_or("", |own| value(&own.formula));
        Value::text(first(measure.formula, common))
    };
    let source = |measure: &Measure| {
        let common = shared(measure).map_or("", |own| value(&own.source_of_data));
        Value::text(first(measure.source, common))
    };
    let period = |measure: &Measure| {
        let common = shared(measure).map_or("", |own| value(&own.period_text));
        Value::text(first(measure.period, common))
    };
    let target = |measure: &Measure| Value::text(measure.target.as_str());
    let weight = |measure: &Measure| measure.weight.clone();
    let optional: Vec<Optional> = vec![
        (Column::narrow("target", 5.0, 12.0), "target", &target),
        (Column::narrow("period", 3.5, 6.0), "period", &period),
        (Column::narrow("weight", 3.5, 6.0), "weight", &weight),
        (Column::text("formula"), "formula", &formula),
        (Column::name("source", 14.0), "source", &source),
    ];
    let mut columns = vec![
        Column::name("department", 9.0),
        Column::name("position", 10.0),
        Column::text("indicator"),
    ];
    let mut head: Vec<Cell> = ["department", "position", "indicator"]
        .iter()
        .map(|name| Cell::text(maker.column(name)))
        .collect();
    let mut rows: Vec<Row> = measures
        .iter()
        .map(|measure| {
            let name = measure.kpi.name.as_ref().unwrap_or(&measure.kpi.text);
            Row::plain(vec![
                Cell::text(maker.home(measure.department)),
                Cell::text(maker.model[measure.position].title.as_str()),
                Cell::text(name.as_str()),
            ])
        })
        .collect();
    for (column, word, cell) in optional {
        let cells: Vec<Value> = measures.iter().map(cell).collect();
        if cells.iter().all(Value::is_empty) {
            continue;
        }
        columns.push(column);
        head.push(Cell::text(maker.column(word)));
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.cells.push(Cell::new(cell));
        }
        if word == "weight" {
            columns.push(Column::narrow("weights", 3.5, 6.0));
            head.push(Cell::text(maker.word("weights")));
            weights(&mut rows, measures);
        }
    }
    merge_equal(&mut rows, 1, |at| measures[at].position);
    merge_equal(&mut rows, 0, |at| measures[at].department);
    Sheet {
        name: maker.word("kpi-by-position"),
        title: maker.scoped("kpi"),
        facts: maker.facts(),
        head: vec![head],
        columns,
        rows,
        fixed: 3,
        notes: vec![maker.word("kpi-note")],
        group: String::new(),
        list: false,
    }
}

/// The sum of each position's weights, over its rows; one that is not the whole stands out.
fn weights(rows: &mut [Row], measures: &[Measure]) {
    let mut start = 0;
    while start < rows.len() {
        let position = measures[start].position;
        let run = measures[start..].iter();
        let end = start + run.take_while(|own| own.position == position).count();
        let given = measures[start..end]
            .iter()
            .filter_map(|own| match own.weight {
                Value::Share(percent) => Some(percent),
                _ => None,
            });
        let given: Vec<f64> = given.collect();
        let sum: f64 = given.iter().sum();
        let whole = (sum - 100.0).abs() < 0.005;
        let cell = match given.is_empty() {
            true => Cell::blank(),
            false => Cell::new(Value::Share(sum)).toned(match whole {
                true => Tone::Plain,
                false => Tone::Marked,
            }),
        };
        for row in &mut rows[start..end] {
            row.cells.push(Cell::blank());
        }
        if let Some(last) = rows[start].cells.last_mut() {
            *last = cell;
        }
        let column = rows[start].cells.len() - 1;
        merge_down(&mut rows[start..end], column);
        start = end;
    }
}

/// Merges a column over runs of rows about the same.
pub(super) fn merge_equal<T: PartialEq>(rows: &mut [Row], column: usize, of: impl Fn(usize) -> T) {
    let mut start = 0;
    while start < rows.len() {
        let same = |at: &usize| of(*at) == of(start);
        let end = start + (start..rows.len()).take_while(same).count();
        merge_down(&mut rows[start..end], column);
        start = end;
    }
}

fn first<'a>(own: &'a str, common: &'a str) -> &'a str {
    match own.is_empty() {
        true => common,
        false => own,
    }
}

/// One indicator with all that use it.
struct Use<'a, 'm> {
    name: &'a str,
    definition: Option<&'a Indicator>,
    measures: Vec<&'m Measure<'a>>,
}

fn by_indicator<'a>(maker: &Maker<'a>, measures: &[Measure<'a>]) -> Option<Sheet> {
    let definitions = maker.definitions();
    let mut uses: Vec<Use> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for measure in measures {
        let Some(written) = &measure.kpi.name else {
            continue;
        };
        let definition = definitions.get(&fold::word(written)).copied();
        let name = definition.map_or(written, |own| &own.name);
        let at = *places.entry(fold::word(name)).or_insert_with(|| {
            uses.push(Use {
                name,
                definition,
                measures: Vec::new(),
            });
            uses.len() - 1
        });
        uses[at].measures.push(measure);
    }
    if uses.is_empty() {
        return None;
    }
    let defined = |own: &Use| {
        own.definition
            .is_some_and(|own| !value(&own.formula).is_empty())
    };
    let with_formula = uses.iter().any(defined);
    let weighed = measures.iter().any(|own| !own.weight.is_empty());
    let mut rows = Vec::new();
    for (number, own) in uses.iter().enumerate() {
        let start = rows.len();
        for measure in &own.measures {
            let mut cells = vec![Cell::number(number + 1), Cell::text(own.name)];
            if with_formula {
                cells.push(Cell::text(
                    own.definition.map_or("", |own| value(&own.formula)),
                ));
            }
            cells.push(Cell::text(maker.model[measure.position].title.as_str()));
            cells.push(Cell::text(maker.home(measure.department)));
            cells.push(Cell::text(measure.target.as_str()));
            if weighed {
                cells.push(Cell::new(measure.weight.clone()));
            }
            rows.push(Row::plain(cells));
        }
        for column in 0..2 + usize::from(with_formula) {
            merge_down(&mut rows[start..], column);
        }
    }
    let mut columns = vec![
        Column::narrow("number", 3.0, 4.0),
        Column::text("indicator"),
    ];
    let mut head = vec![maker.column("number"), maker.column("indicator")];
    if with_formula {
        columns.push(Column::text("formula"));
        head.push(maker.column("formula"));
    }
    columns.push(Column::name("position", 14.0));
    columns.push(Column::name("department", 14.0));
    columns.push(Column::narrow("target", 6.0, 16.0));
    head.extend(["position", "department", "target"].map(|name| maker.column(name)));
    if weighed {
        columns.push(Column::narrow("weight", 3.5, 6.0));
        head.push(maker.column("weight"));
    }
    Some(Sheet {
        name: maker.word("kpi-by-indicator"),
        title: maker.scoped("kpi-indicators"),
        facts: maker.facts(),
        columns,
        head: vec![head.into_iter().map(Cell::text).collect()],
        rows,
        fixed: 2,
        notes: Vec::new(),
        group: String::new(),
        list: false,
    })
}
