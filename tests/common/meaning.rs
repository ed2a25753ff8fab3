//! What a workspace says, apart from where it says it. Compares nothing itself.

use rolec::model::export;
use rolec::project::Project;
use serde_json::Value;

/// The exported model without the places where things stand.
pub fn meaning(project: &Project) -> Value {
    let export = export::export(&project.model, &project.sources, &project.vocabulary);
    let mut value = serde_json::to_value(export).expect("the model is data");
    drop_places(&mut value);
    value
}

fn drop_places(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            let is_place = |value: &Value| value.get("line").is_some();
            fields.retain(|name, value| !(name == "source" && is_place(value)));
            fields.values_mut().for_each(drop_places);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_places),
        _ => {}
    }
}
