//! What stands in boxes, and how they stand: fields, holders, vacancies, upright text, grades at equal height,
//! assistants, deputies, boards, branches.

use crate::gallery::organisations;
use crate::support::model;
use rolec::chart::scene::{SceneBox, Standing};
use rolec::chart::{Field, Labels, Marks, Options, Root, Scene, scene};
use rolec::model::PositionId;

fn find<'a>(scene: &'a Scene, title: &str) -> &'a SceneBox {
    let found = scene.boxes.iter().find(|one| one.title == title);
    found.unwrap_or_else(|| panic!("{title} is not drawn"))
}

fn labels() -> Labels {
    Labels {
        vacant: "空缺".to_owned(),
        concurrent: "（兼）".to_owned(),
        kpis: "指标".to_owned(),
    }
}

#[test]
fn fields_are_those_that_are_asked_for() {
    let model = model(&organisations::tea_house());
    let mut options = Options {
        fields: vec![Field::Grade, Field::Holder, Field::Headcount],
        labels: labels(),
        ..Options::default()
    };
    let drawn = scene(&model, &options);
    assert_eq!(find(&drawn, "店长").details, ["一级", "陆羽"]);
    assert_eq!(find(&drawn, "前厅主管").details, ["二级", "卢仝（兼）"]);
    assert_eq!(find(&drawn, "茶艺师").details, ["三级", "苏廙", "×4"]);
    let vacant: Vec<&str> = drawn
        .boxes
        .iter()
        .filter(|one| one.vacant)
        .map(|one| one.title.as_str())
        .collect();
    assert_eq!(vacant, ["采购员"]);
    assert_eq!(find(&drawn, "采购员").details, ["三级", "空缺"]);
    options.fields = vec![Field::Findings];
    let marks = Marks {
        errors: 2,
        warnings: 1,
    };
    options.marks.insert(Root::Position(PositionId(0)), marks);
    let drawn = scene(&model, &options);
    assert_eq!(drawn.boxes[0].details, ["●2 ▲1"]);
    assert!(drawn.boxes[1].details.is_empty());
}

#[test]
fn assistants_stand_between_their_head_and_the_line() {
    let model = model(
        "岗位：厂长\n\n岗位：厂长助理\n直接上级：厂长\n\n岗位：法务\n性质：职能\n直接上级：厂长\n\n\
         岗位：车间主任\n直接上级：厂长\n\n岗位：仓库主任\n直接上级：厂长\n\n岗位：副厂长\n直接上级：厂长\n\n\
         岗位：保管员\n直接上级：仓库主任\n",
    );
    let drawn = scene(&model, &Options::default());
    let head = find(&drawn, "厂长").rect;
    let line = find(&drawn, "车间主任").rect;
    for title in ["厂长助理", "法务", "副厂长"] {
        let one = find(&drawn, title);
        assert_eq!(one.standing, Standing::Side, "{title}");
        assert!(
            one.rect.y > head.bottom() && one.rect.bottom() < line.y,
            "{title}"
        );
    }
    // They never make the row below them wider.
    let two = (line, find(&drawn, "仓库主任").rect);
    assert!(two.1.x - two.0.right() < 400, "{two:?}");
}

#[test]
fn a_deputy_who_is_named_stands_beside() {
    let model = model(
        "岗位：院长\n代理人：王副\n\n岗位：王副\n直接上级：院长\n\n岗位：护士长\n直接上级：院长\n\n岗位：药师\n直接上级：院长\n",
    );
    let drawn = scene(&model, &Options::default());
    let (head, deputy) = (find(&drawn, "院长").rect, find(&drawn, "王副"));
    assert_eq!(deputy.standing, Standing::Beside);
    assert!(deputy.rect.x > head.right() && deputy.rect.middle().y == head.middle().y);
}

#[test]
fn boards_stand_above_and_supervisors_beside() {
    let model = model(
        "岗位：董事会\n\n岗位：总经理\n\n岗位：会计\n直接上级：总经理\n\n岗位：出纳\n直接上级：总经理\n",
    );
    let drawn = scene(&model, &Options::default());
    let (board, top) = (find(&drawn, "董事会"), find(&drawn, "总经理"));
    assert_eq!(board.standing, Standing::Above);
    assert!(board.rect.bottom() < top.rect.y && board.rect.middle().x == top.rect.middle().x);
    let model = crate::support::model(
        "岗位：股东会\n\n岗位：董事会\n直接上级：股东会\n\n岗位：监事会\n直接上级：股东会\n\n岗位：总经理\n直接上级：董事会\n",
    );
    let drawn = scene(&model, &Options::default());
    assert_eq!(find(&drawn, "监事会").standing, Standing::Side);
    assert_eq!(find(&drawn, "董事会").standing, Standing::Line);
}

#[test]
fn branches_have_a_frame_of_their_own() {
    let model = model(&organisations::instrument_maker());
    let drawn = scene(&model, &Options::default());
    let [frame] = drawn.frames[..] else {
        panic!("{:?}", drawn.frames);
    };
    for one in &drawn.boxes {
        let rect = one.rect;
        let inside = rect.x > frame.x
            && rect.right() < frame.right()
            && rect.y > frame.y
            && rect.bottom() < frame.bottom();
        assert_eq!(inside, one.id.starts_with("Cardiff Branch/"), "{}", one.id);
    }
}

#[test]
fn equal_grades_stand_at_equal_height() {
    let model = model(
        "组织：某公司\n职级：一级 > 二级 > 三级 > 四级\n\n岗位：总经理\n级别：一级\n\n岗位：总监\n级别：二级\n直接上级：总经理\n\n\
         岗位：秘书\n级别：四级\n直接上级：总经理\n\n岗位：主管\n级别：三级\n直接上级：总监\n\n岗位：专员\n级别：四级\n直接上级：主管\n\n\
         岗位：顾问\n级别：三级\n直接上级：总经理\n",
    );
    let options = Options {
        align_grades: true,
        ..Options::default()
    };
    let drawn = scene(&model, &options);
    let y = |title: &str| find(&drawn, title).rect.y;
    assert_eq!(y("秘书"), y("专员"));
    assert_eq!(y("主管"), y("顾问"));
    assert!(y("总经理") < y("总监") && y("总监") < y("主管") && y("主管") < y("专员"));
}

#[test]
fn upright_text_makes_narrow_boxes() {
    let model = model(&organisations::tea_house());
    let options = Options {
        upright: true,
        ..Options::default()
    };
    let drawn = scene(&model, &options);
    let (narrow, wide) = (find(&drawn, "茶艺师"), find(&drawn, "前厅主管"));
    assert!(narrow.rect.width < 400 && narrow.rect.height > narrow.rect.width);
    assert!(wide.rect.width > 600);
    let title: String = narrow
        .lines
        .iter()
        .take(3)
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(title, "茶艺师");
    for line in &narrow.lines {
        assert!(line.x > narrow.rect.x && line.x < narrow.rect.right());
        assert!(line.y > narrow.rect.y && line.y < narrow.rect.bottom());
    }
    // What cannot stand upright lies.
    let english = crate::support::model(&organisations::instrument_maker());
    let drawn = scene(&english, &options);
    assert!(drawn.boxes.iter().all(|one| one.rect.width > 600));
}
