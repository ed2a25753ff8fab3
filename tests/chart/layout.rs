//! Charts of organisations nobody drew by hand: random trees, and what must hold of every drawing of them.

use crate::support::{Random, model};
use rolec::chart::scene::{Edge, EdgeKind, Point, Rect, SceneBox};
use rolec::chart::{By, Direction, Options, Root, Scene, Sheet, scene};
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::OnceLock;

/// Titles of several lengths, a few of them far too long.
fn title(random: &mut Random, at: usize) -> String {
    match random.below(24) {
        0 => format!("{}岗位{at}", "很长的".repeat(20)),
        1..=3 => format!("Deputy General Manager {at}"),
        4..=9 => format!("营销中心总监助理{at}"),
        _ => format!("专员{at}"),
    }
}

/// The text of a random organisation: mostly trees, here and there several tops, dotted lines, circles.
fn organisation(random: &mut Random, with_circles: bool) -> String {
    let count = 1 + random.below(90);
    let reach = 1 + random.below(40);
    let titles: Vec<String> = (0..count).map(|at| title(random, at)).collect();
    let mut text = String::new();
    for at in 0..count {
        write!(text, "岗位：{}\n编制：{}人\n", titles[at], 1 + at % 3).expect("strings take text");
        let is_top = at == 0 || random.below(30) == 0;
        if !is_top {
            let nearest = at.saturating_sub(reach);
            let superior = nearest + random.below(at - nearest);
            writeln!(text, "直接上级：{}", titles[superior]).expect("strings take text");
        } else if with_circles {
            writeln!(text, "直接上级：{}", titles[random.below(count)]).expect("strings take text");
        }
        if random.below(12) == 0 {
            writeln!(text, "虚线上级：{}", titles[random.below(count)]).expect("strings take text");
        }
        text.push('\n');
    }
    text
}

/// Drawings of random organisations, made once.
fn drawings() -> &'static [(String, Scene)] {
    static DRAWINGS: OnceLock<Vec<(String, Scene)>> = OnceLock::new();
    DRAWINGS.get_or_init(|| (1..=60).flat_map(drawings_of).collect())
}

fn drawings_of(seed: u64) -> [(String, Scene); 3] {
    let model = model(&organisation(
        &mut Random::new(seed),
        seed.is_multiple_of(4),
    ));
    let looks = [
        (Direction::Down, Sheet::A4_LANDSCAPE),
        (Direction::Down, Sheet::A4_PORTRAIT),
        (Direction::Right, Sheet::A4_LANDSCAPE),
    ];
    looks.map(|(direction, sheet)| {
        let options = Options {
            direction,
            sheet,
            ..Options::default()
        };
        (
            format!("seed {seed}, {direction:?}"),
            scene(&model, &options),
        )
    })
}

fn overlap(one: Rect, two: Rect) -> bool {
    one.x < two.right() && two.x < one.right() && one.y < two.bottom() && two.y < one.bottom()
}

/// Whether a piece of a line runs inside a box.
fn runs_through(from: Point, to: Point, rect: Rect) -> bool {
    let (left, right) = (from.x.min(to.x), from.x.max(to.x));
    let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
    left < rect.right() && right > rect.x && top < rect.bottom() && bottom > rect.y
}

fn is_on_border(point: Point, rect: Rect) -> bool {
    let beside = point.x == rect.x || point.x == rect.right();
    let above = point.y == rect.y || point.y == rect.bottom();
    let within_x = (rect.x..=rect.right()).contains(&point.x);
    let within_y = (rect.y..=rect.bottom()).contains(&point.y);
    beside && within_y || above && within_x
}

#[test]
fn boxes_never_overlap_and_stay_on_the_drawing() {
    for (name, scene) in drawings() {
        for (at, one) in scene.boxes.iter().enumerate() {
            let rect = one.rect;
            assert!(rect.width > 0 && rect.height > 0, "{name}");
            assert!(
                rect.x >= 0 && rect.right() <= scene.width,
                "{name}: {}",
                one.id
            );
            assert!(
                rect.y >= 0 && rect.bottom() <= scene.height,
                "{name}: {}",
                one.id
            );
            for other in &scene.boxes[at + 1..] {
                assert!(
                    !overlap(rect, other.rect),
                    "{name}: {} and {}",
                    one.id,
                    other.id
                );
            }
        }
    }
}

#[test]
fn lines_are_of_level_and_upright_pieces_past_all_boxes() {
    for (name, scene) in drawings() {
        for edge in &scene.edges {
            let (from, to) = (scene.boxes[edge.from].rect, scene.boxes[edge.to].rect);
            let (first, last) = (edge.points[0], edge.points[edge.points.len() - 1]);
            assert!(
                is_on_border(first, from) && is_on_border(last, to),
                "{name}: {edge:?}"
            );
            for pair in edge.points.windows(2) {
                assert!(
                    (pair[0].x == pair[1].x) != (pair[0].y == pair[1].y),
                    "{name}: {edge:?}"
                );
                for one in &scene.boxes {
                    assert!(
                        !runs_through(pair[0], pair[1], one.rect),
                        "{name}: {edge:?} and {}",
                        one.id
                    );
                }
                let inside = |x: i32, y: i32| {
                    (0..=scene.width).contains(&x) && (0..=scene.height).contains(&y)
                };
                assert!(
                    inside(pair[0].x, pair[0].y) && inside(pair[1].x, pair[1].y),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn every_box_has_one_solid_line_to_the_one_it_hangs_under() {
    for (name, scene) in drawings() {
        let solid: Vec<&Edge> = scene
            .edges
            .iter()
            .filter(|edge| edge.kind == EdgeKind::Solid)
            .collect();
        let hanging = scene
            .boxes
            .iter()
            .filter(|one| one.parent.is_some())
            .count();
        assert_eq!(solid.len(), hanging, "{name}");
        for edge in solid {
            assert_eq!(scene.boxes[edge.to].parent, Some(edge.from), "{name}");
        }
    }
}

fn families(scene: &Scene) -> HashMap<Option<usize>, Vec<usize>> {
    let mut families: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (at, one) in scene.boxes.iter().enumerate() {
        families.entry(one.parent).or_default().push(at);
    }
    families
}

#[test]
fn heads_stand_above_their_people_who_keep_their_order() {
    for (name, scene) in drawings() {
        for (head, people) in families(scene) {
            let rect = |at: usize| match scene.direction {
                Direction::Down => scene.boxes[at].rect,
                Direction::Right => {
                    let Rect {
                        x,
                        y,
                        width,
                        height,
                    } = scene.boxes[at].rect;
                    Rect {
                        x: y,
                        y: x,
                        width: height,
                        height: width,
                    }
                }
            };
            for pair in people.windows(2) {
                let (one, next) = (rect(pair[0]), rect(pair[1]));
                let is_later = next.middle().x > one.middle().x || next.y >= one.bottom();
                assert!(is_later, "{name}");
            }
            if let Some(head) = head {
                people
                    .iter()
                    .for_each(|&at| assert!(rect(head).bottom() < rect(at).y, "{name}"));
            }
        }
    }
}

#[test]
fn heads_are_centred_over_a_row() {
    let mut rows = 0;
    for (name, scene) in drawings()
        .iter()
        .filter(|(_, scene)| scene.direction == Direction::Down)
    {
        let enters_above: HashMap<usize, bool> = scene
            .edges
            .iter()
            .filter(|edge| edge.kind == EdgeKind::Solid)
            .map(|edge| {
                (
                    edge.to,
                    edge.points[edge.points.len() - 1].y == scene.boxes[edge.to].rect.y,
                )
            })
            .collect();
        for (head, people) in families(scene) {
            let Some(head) = head.filter(|_| people.iter().all(|at| enters_above[at])) else {
                continue;
            };
            let middle = |at: usize| scene.boxes[at].rect.middle().x;
            let over = (middle(people[0]) + middle(people[people.len() - 1])) / 2;
            assert!(
                (middle(head) - over).abs() <= 1,
                "{name}: {}",
                scene.boxes[head].id
            );
            rows += 1;
        }
    }
    assert!(rows > 100, "only {rows} rows were drawn");
}

/// The shape of a subtree and how it is drawn, as seen from its head.
fn subtree(
    scene: &Scene,
    families: &HashMap<Option<usize>, Vec<usize>>,
    at: usize,
) -> (String, String) {
    let SceneBox { rect, .. } = scene.boxes[at];
    let mut shape = format!("{}x{}", rect.width, rect.height);
    let mut drawing = String::new();
    for &below in families.get(&Some(at)).into_iter().flatten() {
        let (inner_shape, inner_drawing) = subtree(scene, families, below);
        let place = scene.boxes[below].rect;
        write!(shape, "({inner_shape})").expect("strings take text");
        write!(
            drawing,
            "({},{} {inner_drawing})",
            place.x - rect.x,
            place.y - rect.y
        )
        .expect("strings take text");
    }
    (shape, drawing)
}

#[test]
fn the_same_subtree_is_drawn_the_same() {
    let mut repeated = 0;
    for (name, scene) in drawings() {
        let families = families(scene);
        let mut known: HashMap<String, String> = HashMap::new();
        for at in 0..scene.boxes.len() {
            let (shape, drawing) = subtree(scene, &families, at);
            match known.get(&shape) {
                Some(drawn) => {
                    assert_eq!(drawn, &drawing, "{name}: {}", scene.boxes[at].id);
                    repeated += usize::from(!drawing.is_empty());
                }
                None => {
                    known.insert(shape, drawing);
                }
            }
        }
    }
    assert!(repeated > 200, "only {repeated} subtrees came twice");
}

#[test]
fn the_same_organisation_is_drawn_the_same() {
    let text = organisation(&mut Random::new(7), true);
    assert_eq!(
        scene(&model(&text), &Options::default()),
        scene(&model(&text), &Options::default())
    );
}

#[test]
fn twenty_five_positions_are_readable_on_a_page() {
    let mut text = String::from("岗位：总经理\n\n");
    for (department, count) in [
        ("销售部", 5),
        ("市场部", 3),
        ("财务部", 4),
        ("生产部", 4),
        ("行政部", 3),
    ] {
        write!(
            text,
            "岗位：{department}经理\n部门：{department}\n直接上级：总经理\n\n"
        )
        .expect("strings take text");
        for at in 0..count {
            write!(
                text,
                "岗位：{department}专员{at}\n部门：{department}\n直接上级：{department}经理\n\n"
            )
            .expect("strings take text");
        }
    }
    let scene = scene(&model(&text), &Options::default());
    assert_eq!(scene.boxes.len(), 25);
    let sheet = Sheet::A4_LANDSCAPE;
    assert!(
        scene.width <= sheet.width && scene.height <= sheet.height,
        "{} x {}",
        scene.width,
        scene.height
    );
}

#[test]
fn five_thousand_reports_become_columns() {
    let mut text = String::from("岗位：Head\n\n");
    for at in 0..5000 {
        write!(text, "岗位：Worker {at}\n直接上级：Head\n\n").expect("strings take text");
    }
    let scene = scene(&model(&text), &Options::default());
    assert_eq!(scene.boxes.len(), 5001);
    let proportion = f64::from(scene.width) / f64::from(scene.height);
    assert!(
        (0.7..3.0).contains(&proportion),
        "{} x {}",
        scene.width,
        scene.height
    );
}

#[test]
fn a_chain_of_thousands_is_drawn() {
    let mut text = String::from("岗位：P0\n\n");
    for at in 1..4000 {
        write!(text, "岗位：P{at}\n直接上级：P{}\n\n", at - 1).expect("strings take text");
    }
    let scene = scene(&model(&text), &Options::default());
    assert_eq!(scene.boxes.last().map(|one| one.level), Some(3999));
}

#[test]
fn circles_are_opened_and_marked() {
    let model = model(
        "岗位：甲\n直接上级：丙\n\n岗位：乙\n直接上级：甲\n\n岗位：丙\n直接上级：乙\n\n岗位：丁\n",
    );
    let all = scene(&model, &Options::default());
    let tops: Vec<&str> = tops(&all);
    assert_eq!(tops, ["甲", "丁"]);
    assert!(all.boxes[0].in_circle && !all.boxes[1].in_circle);
    assert_eq!(all.count(EdgeKind::Circle), 1);
    // The one that is asked for stands at the top, wherever the circle is opened else.
    let root = rolec::chart::find_root(&model, "丙", By::Position).expect("it is there");
    let below = scene(
        &model,
        &Options {
            root,
            ..Options::default()
        },
    );
    assert_eq!(self::tops(&below), ["丙"]);
    assert_eq!(below.boxes.len(), 3);
    assert_eq!(below.count(EdgeKind::Circle), 1);
}

fn tops(scene: &Scene) -> Vec<&str> {
    let tops = scene.boxes.iter().filter(|one| one.parent.is_none());
    tops.map(|one| one.id.as_str()).collect()
}

const COMPANY: &str = "组织：某公司
  架构：
    - @总经理
      - 销售部 [主管：@销售部经理]
        - 客服部 [主管：@客服部主管]
          - @客服专员
      - 财务部 [主管：@财务部经理]

岗位：总经理

岗位：销售部经理
部门：销售部
直接上级：总经理

岗位：财务部经理
部门：财务部
直接上级：总经理
编制：2人

岗位：出纳
部门：财务部
直接上级：财务部经理
职能上级：销售部经理
";

#[test]
fn parts_and_levels() {
    let model = model(COMPANY);
    let drawn = |name: &str, by: By| {
        let root = rolec::chart::find_root(&model, name, by).expect("it is there");
        let scene = scene(
            &model,
            &Options {
                by,
                root,
                ..Options::default()
            },
        );
        scene
            .boxes
            .iter()
            .map(|one| one.id.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        drawn("销售部", By::Position),
        "销售部/销售部经理 销售部/客服部/客服部主管 销售部/客服部/客服专员"
    );
    assert_eq!(drawn("财务部/出纳", By::Position), "财务部/出纳");
    assert_eq!(drawn("财务部", By::Department), "财务部");
    assert_eq!(drawn("销售部经理", By::Department), "销售部 销售部/客服部");
    let shallow = scene(
        &model,
        &Options {
            depth: Some(2),
            ..Options::default()
        },
    );
    assert_eq!(shallow.boxes.len(), 3);
    let details: Vec<String> = shallow
        .boxes
        .iter()
        .map(|one| one.details.join("|"))
        .collect();
    assert_eq!(details, ["", "销售部|↓2", "财务部|×2|↓1"]);
    // The dotted line ends at someone who is not shown.
    assert_eq!(shallow.count(EdgeKind::Dotted), 0);
    assert_eq!(
        scene(&model, &Options::default()).count(EdgeKind::Dotted),
        1
    );
}

#[test]
fn names_that_name_nothing_are_met_with_offers() {
    let model = model(COMPANY);
    let error = |name: &str| {
        rolec::chart::find_root(&model, name, By::Position).expect_err("it names nothing")
    };
    let offers = |names: &[&str]| {
        rolec::chart::RootError::Unknown(names.iter().map(|&name| name.to_owned()).collect())
    };
    assert_eq!(error("销售部经里"), offers(&["销售部经理"]));
    assert_eq!(error("售部经"), offers(&["销售部经理"]));
    assert_eq!(error("董事长秘书"), offers(&[]));
}

#[test]
fn nothing_to_draw_is_an_empty_scene() {
    let model = model("部门：销售部\n");
    assert!(scene(&model, &Options::default()).is_empty());
    let departments = scene(
        &model,
        &Options {
            by: By::Department,
            root: Root::All,
            ..Options::default()
        },
    );
    assert_eq!(departments.boxes.len(), 1);
}
