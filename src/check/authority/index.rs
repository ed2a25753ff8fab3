//! Which rectangles of amounts and departments meet: a tree of boxes from which items are taken as they are reached, so
//! that connected sets are found without comparing all pairs.

use crate::model::authority::Scope;
use crate::model::authority::band::{Band, Cut};

/// Something with a band and a scope. Items look only at those of some classes.
pub(in crate::check) struct Item<'s> {
    pub(in crate::check) band: Band,
    pub(in crate::check) scope: &'s Scope,
    pub(in crate::check) class: usize,
}

/// Edges that hold connected items together, no more than are needed for it. Only items that meet are asked of, each
/// of the classes that `partners` lists for its own class.
pub(in crate::check) fn connect(
    items: &[Item],
    partners: &[&[usize]],
    mut is_edge: impl FnMut(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut trees: Vec<Tree> = (0..partners.len())
        .map(|class| Tree::of(items, class))
        .collect();
    let mut seen = vec![false; items.len()];
    let mut edges = Vec::new();
    let mut reached = Vec::new();
    let mut stack = Vec::new();
    for start in 0..items.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        trees[items[start].class].take(start);
        stack.push(start);
        while let Some(at) = stack.pop() {
            reached.clear();
            for &class in partners[items[at].class] {
                trees[class].collect(&items[at], &mut reached);
            }
            for &other in &reached {
                if !seen[other] && is_edge(at, other) {
                    seen[other] = true;
                    trees[items[other].class].take(other);
                    edges.push((at, other));
                    stack.push(other);
                }
            }
        }
    }
    edges
}

/// A rectangle; the ends of places are exclusive.
#[derive(Clone, Copy)]
struct Area {
    low: Cut,
    high: Cut,
    start: u32,
    end: u32,
}

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.low < other.high
            && other.low < self.high
            && self.start < other.end
            && other.start < self.end
    }

    fn cover(self, other: &Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

struct Leaf {
    area: Area,
    item: usize,
    is_there: bool,
}

struct Node {
    area: Area,
    /// How many of its leaves are still there.
    count: u32,
    start: usize,
    end: usize,
    /// The right child; the left one follows the node itself.
    right: Option<usize>,
}

/// How many leaves a node has that is not divided.
const FEW: usize = 8;

struct Tree {
    leaves: Vec<Leaf>,
    nodes: Vec<Node>,
    /// By item: the places of its leaves.
    places: Vec<Vec<usize>>,
}

impl Tree {
    fn of(items: &[Item], class: usize) -> Self {
        let own = items.iter().enumerate();
        let own = own.filter(|(_, item)| item.class == class && !item.band.is_empty());
        let leaves = own.flat_map(|(at, item)| {
            areas(item).map(move |area| Leaf {
                area,
                item: at,
                is_there: true,
            })
        });
        let mut tree = Self {
            leaves: leaves.collect(),
            nodes: Vec::new(),
            places: vec![Vec::new(); items.len()],
        };
        if !tree.leaves.is_empty() {
            tree.divide(0, tree.leaves.len(), 0);
        }
        for (place, leaf) in tree.leaves.iter().enumerate() {
            tree.places[leaf.item].push(place);
        }
        tree
    }

    fn divide(&mut self, start: usize, end: usize, level: usize) {
        let leaves = &mut self.leaves[start..end];
        let area = leaves
            .iter()
            .fold(leaves[0].area, |area, leaf| area.cover(&leaf.area));
        let at = self.nodes.len();
        self.nodes.push(Node {
            area,
            count: (end - start) as u32,
            start,
            end,
            right: None,
        });
        if end - start <= FEW {
            return;
        }
        match level % 3 {
            0 => leaves.sort_by_key(|leaf| (leaf.area.low, leaf.item)),
            1 => leaves.sort_by_key(|leaf| (leaf.area.start, leaf.item)),
            _ => leaves.sort_by_key(|leaf| (leaf.area.high, leaf.item)),
        }
        let middle = start + (end - start) / 2;
        self.divide(start, middle, level + 1);
        self.nodes[at].right = Some(self.nodes.len());
        self.divide(middle, end, level + 1);
    }

    /// Takes an item out.
    fn take(&mut self, item: usize) {
        for at in 0..self.places[item].len() {
            let place = self.places[item][at];
            self.leaves[place].is_there = false;
            let mut node = 0;
            loop {
                self.nodes[node].count -= 1;
                let Some(right) = self.nodes[node].right else {
                    break;
                };
                node = match place < self.nodes[right].start {
                    true => node + 1,
                    false => right,
                };
            }
        }
    }

    /// Adds the items that are still there and meet another.
    fn collect(&self, item: &Item, reached: &mut Vec<usize>) {
        for area in areas(item) {
            let mut stack = Vec::new();
            if !self.nodes.is_empty() {
                stack.push(0);
            }
            while let Some(at) = stack.pop() {
                let node = &self.nodes[at];
                if node.count == 0 || !node.area.meets(&area) {
                    continue;
                }
                match node.right {
                    Some(right) => stack.extend([right, at + 1]),
                    None => {
                        let leaves = self.leaves[node.start..node.end].iter();
                        let meets = leaves.filter(|leaf| leaf.is_there && leaf.area.meets(&area));
                        reached.extend(meets.map(|leaf| leaf.item));
                    }
                }
            }
        }
    }
}

fn areas<'i>(item: &'i Item) -> impl Iterator<Item = Area> + use<'i> {
    item.scope.runs().iter().map(|&(start, end)| Area {
        low: item.band.low,
        high: item.band.high,
        start,
        end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::authority::Territory;
    use crate::syntax::values::Decimal;

    #[test]
    fn connects_what_meets() {
        let scope = Territory::default().whole();
        let item = |low, high, class| Item {
            band: Band {
                low: Cut::behind(Decimal::whole(low)),
                high: Cut::behind(Decimal::whole(high)),
            },
            scope: &scope,
            class,
        };
        let mut items: Vec<Item> = (0..100).map(|at| item(at * 10, at * 10 + 10, 0)).collect();
        items.push(item(95, 205, 0));
        items.push(item(900, 1000, 1));
        let edges = connect(&items, &[&[0], &[]], |_, _| true);
        assert_eq!(edges.len(), 12);
        let edges = connect(&items, &[&[0, 1], &[0]], |_, _| true);
        assert_eq!(edges.len(), 22);
        let edges = connect(&items, &[&[0], &[0]], |one, two| one + two == 109);
        assert_eq!(edges, [(9, 100)]);
    }
}
