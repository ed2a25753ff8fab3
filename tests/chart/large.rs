//! Large charts of organisations by chance: what must hold of every drawing, however many boxes it has, and how little
//! one more box moves.

use crate::support::{Random, model};
use rolec::chart::scene::{EdgeKind, Point, Rect, Standing};
use rolec::chart::{Options, Scene, Sheet, scene};
use std::collections::HashMap;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A random organisation: long and short titles, assistants, deputies, staff, branches, dotted lines.
fn organisation(seed: u64, count: usize, reach: usize) -> Vec<String> {
    let mut random = Random::new(seed);
    let title = |at: usize, random: &mut Random| match random.below(12) {
        0 => format!("{}岗位{at}", "很长的".repeat(1 + random.below(9))),
        1 => format!("Deputy General Manager {at}"),
        2 => format!("营销中心总监助理{at}"),
        _ => format!("专员{at}"),
    };
    let titles: Vec<String> = (0..count).map(|at| title(at, &mut random)).collect();
    // Who is the head of whom, by their places.
    let heads: Vec<Option<usize>> = (0..count).map(|at| head(at, reach, &mut random)).collect();
    (0..count)
        .map(|at| {
            let mut post = format!("岗位：{}\n", titles[at]);
            if let Some(head) = heads[at] {
                writeln!(post, "直接上级：{}", titles[head]).expect("strings take text");
            }
            match random.below(40) {
                0 | 1 => post.push_str("性质：助理\n"),
                2 => post.push_str("性质：职能\n"),
                3..=8 => {
                    let last = heads.iter().rposition(|&head| head == Some(at));
                    let deputy = titles[last.unwrap_or(0)].as_str();
                    writeln!(post, "代理人：{deputy}").expect("strings take text");
                }
                9 => writeln!(post, "虚线上级：{}", titles[random.below(count)]).expect("text"),
                10 => post.push_str("部门：天津分公司\n"),
                _ => {}
            }
            post
        })
        .collect()
}

/// The head of the one at a place, most of them not far before it; some heads have very many people.
fn head(at: usize, reach: usize, random: &mut Random) -> Option<usize> {
    let nearest = at.saturating_sub(reach);
    match random.below(4) {
        _ if at == 0 => None,
        0 => Some(nearest / 10 * 10),
        _ => Some(nearest + random.below(at - nearest)),
    }
}

fn drawn(posts: &[String]) -> Scene {
    drawn_with(posts, &Options::default())
}

fn drawn_with(posts: &[String], options: &Options) -> Scene {
    let branch = "部门：天津分公司\n\n";
    scene(&model(&(branch.to_owned() + &posts.join("\n"))), options)
}

/// Boxes by the squares of the plane that they touch.
struct Map<'a> {
    scene: &'a Scene,
    squares: HashMap<(i32, i32), Vec<usize>>,
}

const SQUARE: i32 = 1500;

fn squares(from: Point, to: Point) -> impl Iterator<Item = (i32, i32)> {
    let part =
        |one: i32, two: i32| one.min(two).div_euclid(SQUARE)..=one.max(two).div_euclid(SQUARE);
    let rows = part(from.y, to.y);
    part(from.x, to.x).flat_map(move |column| rows.clone().map(move |row| (column, row)))
}

impl<'a> Map<'a> {
    fn new(scene: &'a Scene) -> Self {
        let mut squares: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
        for (at, one) in scene.boxes.iter().enumerate() {
            let Rect { x, y, .. } = one.rect;
            let far = Point {
                x: one.rect.right(),
                y: one.rect.bottom(),
            };
            for square in self::squares(Point { x, y }, far) {
                squares.entry(square).or_default().push(at);
            }
        }
        Self { scene, squares }
    }

    /// The boxes whose inside a level or upright line, or a rectangle by its corners, has a part of.
    fn inside(&self, from: Point, to: Point) -> Vec<usize> {
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
        let meets = |&at: &usize| {
            let rect = self.scene.boxes[at].rect;
            left < rect.right() && right > rect.x && top < rect.bottom() && bottom > rect.y
        };
        let mut found: Vec<usize> = squares(from, to)
            .filter_map(|square| self.squares.get(&square))
            .flatten()
            .copied()
            .filter(meets)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn assert_sound(name: &str, scene: &Scene) {
    let map = Map::new(scene);
    for (at, one) in scene.boxes.iter().enumerate() {
        let Rect { x, y, .. } = one.rect;
        let far = Point {
            x: one.rect.right(),
            y: one.rect.bottom(),
        };
        let within = x >= 0 && y >= 0 && far.x <= scene.width && far.y <= scene.height;
        assert!(within, "{name}: {}", one.id);
        assert_eq!(
            map.inside(Point { x, y }, far),
            [at],
            "{name}: {} overlaps",
            one.id
        );
        if let Some(head) = one.parent {
            let head = scene.boxes[head].rect;
            match one.standing {
                Standing::Beside => assert!(one.rect.x > head.right() && one.rect.y >= head.y),
                _ => assert!(
                    one.rect.y > head.bottom(),
                    "{name}: {} is above its head",
                    one.id
                ),
            }
        }
    }
    for edge in &scene.edges {
        for pair in edge.points.windows(2) {
            let straight = (pair[0].x == pair[1].x) != (pair[0].y == pair[1].y);
            assert!(straight, "{name}: {edge:?}");
            let met = map.inside(pair[0], pair[1]);
            assert!(met.is_empty(), "{name}: {edge:?} runs through {met:?}");
        }
        let end = edge.points[edge.points.len() - 1];
        let to = scene.boxes[edge.to].rect;
        let beside =
            (end.x == to.x || end.x == to.right()) && (to.y..=to.bottom()).contains(&end.y);
        let above = (end.y == to.y || end.y == to.bottom()) && (to.x..=to.right()).contains(&end.x);
        assert!(
            beside || above,
            "{name}: {edge:?} ends at no side of its box"
        );
    }
    let mut families: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (at, one) in scene.boxes.iter().enumerate() {
        if one.standing == Standing::Line {
            families.entry(one.parent).or_default().push(at);
        }
    }
    for people in families.values() {
        for pair in people.windows(2) {
            let (one, next) = (scene.boxes[pair[0]].rect, scene.boxes[pair[1]].rect);
            let is_later = next.middle().x > one.middle().x || next.y >= one.bottom();
            assert!(is_later, "{name}: {} and its next", scene.boxes[pair[0]].id);
        }
    }
}

#[test]
fn large_drawings_are_sound() {
    let (mut standings, mut frames, mut dotted) = ([0; 4], 0, 0);
    for (seed, count, reach) in [
        (1, 300, 300),
        (2, 700, 12),
        (3, 1000, 80),
        (4, 1000, 1000),
        (5, 2500, 200),
        (6, 20_000, 1500),
    ] {
        let scene = drawn(&organisation(seed, count, reach));
        assert_eq!(scene.boxes.len(), count);
        assert_sound(&format!("seed {seed}"), &scene);
        for one in &scene.boxes {
            standings[one.standing as usize] += 1;
        }
        frames += scene.frames.len();
        dotted += scene.count(EdgeKind::Dotted);
    }
    assert!(
        frames > 20 && dotted > 100,
        "{frames} frames, {dotted} dotted lines"
    );
    assert!(
        standings[..3].iter().all(|&count| count > 20),
        "{standings:?}"
    );
}

#[test]
fn other_ways_to_draw_are_sound_too() {
    let portrait = Options {
        sheet: Sheet::A4_PORTRAIT,
        ..Options::default()
    };
    let upright = Options {
        upright: true,
        ..Options::default()
    };
    let posts = organisation(11, 900, 60);
    for (name, options) in [("portrait", portrait), ("upright", upright)] {
        let scene = drawn_with(&posts, &options);
        assert_eq!(scene.boxes.len(), 900);
        assert_sound(name, &scene);
    }
}

/// What a box is with all below it, and how all below it stand as seen from it.
fn subtrees(scene: &Scene) -> Vec<(u64, u64)> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); scene.boxes.len()];
    for (at, one) in scene.boxes.iter().enumerate() {
        if let Some(head) = one.parent {
            below[head].push(at);
        }
    }
    let mut known = vec![(0, 0); scene.boxes.len()];
    for at in (0..scene.boxes.len()).rev() {
        let one = &scene.boxes[at];
        let (mut shape, mut drawing) = (DefaultHasher::new(), DefaultHasher::new());
        // Under its own head a box may stand beside the line; that is nothing of what is below it.
        (one.rect.width, one.rect.height, &one.details).hash(&mut shape);
        for &child in &below[at] {
            let inner = &scene.boxes[child];
            (inner.standing as usize, known[child].0).hash(&mut shape);
            let place = (inner.rect.x - one.rect.x, inner.rect.y - one.rect.y);
            (place, known[child].1).hash(&mut drawing);
        }
        known[at] = (shape.finish(), drawing.finish());
    }
    known
}

#[test]
fn the_same_part_is_drawn_the_same_in_a_large_chart() {
    for (seed, count, reach) in [(21, 1500, 40), (22, 6000, 400)] {
        let scene = drawn(&organisation(seed, count, reach));
        let mut drawings: HashMap<u64, u64> = HashMap::new();
        let mut again = 0;
        for (at, (shape, drawing)) in subtrees(&scene).into_iter().enumerate() {
            let has_people = scene
                .boxes
                .get(at + 1)
                .is_some_and(|next| next.parent == Some(at));
            if let Some(before) = drawings.insert(shape, drawing) {
                assert_eq!(before, drawing, "seed {seed}: {}", scene.boxes[at].id);
                again += usize::from(has_people);
            }
        }
        assert!(again > 50, "only {again} parts came twice");
    }
}

#[test]
fn a_thousand_positions_have_the_proportions_of_a_sheet() {
    let mut texts: Vec<String> = [3, 25, 60, 200, 1000]
        .into_iter()
        .map(|reach| organisation(7, 1000, reach).join("\n"))
        .collect();
    texts.push(crate::gallery::organisations::group_of_a_thousand());
    for (at, text) in texts.iter().enumerate().skip(1) {
        let scene = scene(&model(text), &Options::default());
        let proportion = f64::from(scene.width) / f64::from(scene.height);
        assert!(
            (0.5..=1.6).contains(&proportion),
            "{at}: {} x {}",
            scene.width,
            scene.height
        );
    }
}

/// Where each box stands as seen from the one it hangs under.
fn places(scene: &Scene) -> HashMap<&str, (i32, i32)> {
    let place = |at: usize| {
        let one = &scene.boxes[at];
        let head = one
            .parent
            .map_or_else(Rect::default, |head| scene.boxes[head].rect);
        (one.id.as_str(), (one.rect.x - head.x, one.rect.y - head.y))
    };
    (0..scene.boxes.len()).map(place).collect()
}

/// One more position at the end of a line: those move who stand in the same row, list or column as one above it.
#[test]
fn one_more_position_moves_only_its_neighbourhood() {
    let (mut calm, mut all) = (0, 0);
    for seed in 1..=12 {
        let mut posts = organisation(seed, 150, 30);
        let before = drawn(&posts);
        for chance in 0..5 {
            let mut random = Random::new(seed * 31 + chance);
            let head = random.below(posts.len());
            let head = posts[head]
                .lines()
                .next()
                .unwrap_or_default()
                .replace("岗位：", "");
            posts.push(format!("岗位：新来的{chance}\n直接上级：{head}\n"));
            let after = drawn(&posts);
            posts.pop();
            // Those above the new one, and their people.
            let mut near = Vec::new();
            let mut at = after
                .boxes
                .iter()
                .position(|one| one.title.starts_with("新来的"));
            while let Some(here) = at {
                near.push(here);
                at = after.boxes[here].parent;
            }
            let old = places(&before);
            let far = after
                .boxes
                .iter()
                .filter(|one| !one.parent.is_none_or(|head| near.contains(&head)));
            let new = places(&after);
            let moved = far.filter(|one| old.get(one.id.as_str()) != new.get(one.id.as_str()));
            all += 1;
            calm += usize::from(moved.count() == 0);
        }
    }
    // Where one more box makes another arrangement better for the whole, more moves; that is rare.
    assert!(
        calm * 10 >= all * 8,
        "{calm} of {all} drawings stayed as they were"
    );
}

#[test]
fn dotted_lines_of_a_crowded_chart_come_through() {
    let mut text = String::from("岗位：P0\n\n");
    for at in 1..400 {
        write!(text, "岗位：P{at}\n直接上级：P{}\n", at / 6).expect("text");
        write!(text, "虚线上级：P{}\n\n", (at * 7 + 3) % 400).expect("text");
    }
    let scene = scene(&model(&text), &Options::default());
    assert!(scene.count(EdgeKind::Dotted) > 300);
    assert_sound("crowded", &scene);
}
