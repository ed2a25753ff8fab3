//! A view in which everything is filled once: every kind of part, block and row. It stands for the shape of all views,
//! so that templates can be held to it before anything is rendered. Its texts mean nothing.

use super::look::{Logo, Look, Paper};
use super::matrices::{Grid, GridCell, GridHead, GridRow, Matrix};
use super::*;

/// The view.
pub fn specimen() -> View {
    let parts = vec![
        Part::Cover(Cover {
            rows: vec![pair()],
            signatures: vec![signature()],
            date: Some(pair()),
        }),
        Part::Control(Control {
            head: head(),
            rows: vec![vec![pair()]],
            about: vec![vec![pair()]],
            notes: Some(section()),
            changes: table(),
            signatures: vec![signature()],
            countersigned: vec![text()],
        }),
        Part::Contents(Contents {
            head: head(),
            entries: vec![mark()],
        }),
        Part::Heading(Heading {
            head: head(),
            number: Some(text()),
            name: text(),
            entries: vec![mark()],
            mixed: true,
        }),
        Part::Chart(Chart {
            head: head(),
            drawings: vec![drawing()],
            outline: vec![OutlineRow {
                depth: 1,
                department: true,
                name: rich(),
                remark: text(),
            }],
        }),
        Part::Department(sheet()),
        Part::Position(sheet()),
        Part::Process(sheet()),
        Part::Matters(Matters {
            head: head(),
            matters: vec![Matter {
                mark: mark(),
                rows: vec![vec![pair()]],
                tables: vec![table()],
                notes: blocks(),
            }],
            others: Some(table()),
            others_title: text(),
        }),
        Part::Tables(Tables {
            head: head(),
            id: "kpis",
            tables: vec![TitledTable {
                title: text(),
                table: table(),
            }],
        }),
        Part::Matrix(Matrix {
            head: head(),
            id: "authority",
            grids: vec![grid()],
        }),
        Part::Index(Index {
            head: head(),
            groups: vec![IndexGroup {
                title: text(),
                entries: vec![IndexEntry {
                    title: text(),
                    code: text(),
                    anchor: Some(text()),
                    page: Some(1),
                }],
            }],
            lines: 1,
        }),
        Part::Text(Text {
            marks: vec![mark()],
            shift: 1,
            running: text(),
            markdown: text(),
            path: text(),
        }),
    ];
    View {
        schema: SCHEMA,
        book: book(),
        papers: Vec::new(),
        pictures: Pictures::new(),
        parts,
    }
}

fn text() -> String {
    "text".to_owned()
}

fn rich() -> Rich {
    vec![Piece {
        text: text(),
        to: Some(text()),
    }]
}

fn book() -> Book {
    Book {
        language: "en",
        locale: "en-GB",
        chinese: true,
        organisation: text(),
        title: text(),
        date: Some(text()),
        head: text(),
        control: text(),
        effective: text(),
        look: Look {
            theme: "official",
            paper: Paper {
                width: 1.0,
                height: 1.0,
                landscape: true,
            },
            body: vec![text()],
            headings: vec![text()],
            duplex: true,
            binding: 1.0,
            numbering: "booklet",
            confidential: text(),
            watermark: text(),
            logo: Some(Logo {
                file: text(),
                address: text(),
                ratio: 1.0,
            }),
        },
        words: Words {
            page_before: text(),
            page_between: text(),
            page_after: text(),
            whole_before: text(),
            whole_between: text(),
            whole_after: text(),
            contents: text(),
            colon: text(),
            none: text(),
            open: text(),
            close: text(),
            date: text(),
            signature: text(),
            changes: text(),
            countersigned: text(),
            control: text(),
            unnumbered: text(),
            top: text(),
            find: text(),
            skip: text(),
            outline: text(),
        },
    }
}

fn mark() -> Mark {
    Mark {
        level: 1,
        text: text(),
        anchor: text(),
        shown: true,
        long: true,
        page: Some(1),
    }
}

fn head() -> Head {
    Head {
        above: vec![mark()],
        mark: mark(),
        subtitle: Some(text()),
        running: text(),
    }
}

fn pair() -> Pair {
    Pair {
        id: "code",
        label: text(),
        value: rich(),
    }
}

fn signature() -> Signature {
    Signature {
        label: text(),
        name: text(),
        date: text(),
    }
}

fn drawing() -> Drawing {
    Drawing {
        title: text(),
        svg: text(),
        file: text(),
        width: 1.0,
        height: 1.0,
        scale: 1.0,
        paper_width: 1.0,
        paper_height: 1.0,
    }
}

fn sheet() -> Sheet {
    Sheet {
        head: head(),
        id: text(),
        rows: vec![vec![pair()]],
        sections: vec![section()],
        control: Some(SheetControl {
            rows: vec![vec![pair()]],
            signed: vec![signature()],
            changes: Some(table()),
        }),
        signatures: vec![signature()],
    }
}

fn section() -> Section {
    Section {
        id: "duties",
        title: text(),
        runs: vec![Run {
            table: Some(table()),
            blocks: blocks(),
        }],
        fields: vec![Field {
            id: "skills",
            label: text(),
            blocks: blocks(),
        }],
    }
}

fn blocks() -> Vec<Block> {
    vec![
        Block::Prose {
            paragraphs: vec![rich()],
        },
        Block::Group {
            title: text(),
            note: text(),
        },
        Block::Items {
            items: vec![Item {
                depth: 1,
                mark: text(),
                hang: 1.0,
                text: rich(),
                note: text(),
                long: true,
            }],
        },
        Block::Table(table()),
    ]
}

fn table() -> Table {
    Table {
        columns: vec![Column {
            id: "number",
            label: rich(),
            share: 1.0,
            centred: true,
            names_rows: true,
        }],
        rows: vec![
            Row::Cells {
                cells: vec![Cell {
                    text: rich(),
                    depth: 1,
                    note: text(),
                }],
                long: true,
                total: true,
            },
            Row::Across {
                text: rich(),
                note: text(),
                group: true,
            },
        ],
        scale: 1.0,
        cramped: true,
    }
}

fn grid() -> Grid {
    let cell = || GridCell {
        text: text(),
        across: 1,
        down: 1,
        indent: 1,
        tone: "plain",
        centred: true,
        long: true,
    };
    Grid {
        title: text(),
        paper_width: 1.0,
        paper_height: 1.0,
        scale: 1.0,
        widths: vec![1.0],
        head: vec![vec![cell()]],
        heads: vec![GridHead {
            text: text(),
            centred: true,
        }],
        rows: vec![GridRow {
            role: "plain",
            cells: vec![cell()],
            texts: vec![text()],
        }],
        names: 1,
        notes: vec![text()],
    }
}
