/* Tests of class lists: the shipped one, and what is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/class-list.h"

#include <string.h>

#define HEAD          "\"id\": \"i\", \"version\": \"1\", \"source\": \"s\""
#define LIST(classes) "{" HEAD ", \"classes\": [" classes "]}"
#define MAJOR         "{\"code\": \"e01\", \"label\": \"Signs\", \"kind\": \"event\"}"
#define MINOR(members)                                                                             \
  LIST (MAJOR ", {\"code\": \"e0101\", \"label\": {\"zh_CN\": \"广告\"}, \"kind\": \"event\","   \
              " \"major\": \"e01\"" members "}")

static PentadClassList *
parse (const char *text, GError **error)
{
  return pentad_class_list_parse (text, strlen (text), "file", error);
}

#define CONDITIONS(entries) MINOR (", \"conditions\": [" entries "]")
#define HOURS               "{\"amount\": 2, \"unit\": \"eh\"}"

static const PentadCondition *
condition_of (const PentadClassList *list, const char *code, guint number)
{
  int index = pentad_class_list_find (list, code);

  g_assert_cmpint (index, >=, 0);
  return g_ptr_array_index (pentad_class_list_get (list, (guint)index)->conditions, number - 1);
}

static void
test_small (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadClassList) list =
      parse (CONDITIONS (
                 HOURS ", {\"label\": \"sunk\", \"phases\": [" HOURS
                       ", {\"amount\": 1.5, \"unit\": \"wd\", \"label\": \"repair\"}], \"season\": "
                       "{\"label\": \"spring\", \"from\": \"03-01\", \"to\": \"04-30\"}}"),
             &error);

  g_assert_no_error (error);
  g_assert_cmpstr (list->id, ==, "i");
  g_assert_cmpint (list->valid_from, ==, PENTAD_NO_DAY);
  g_assert_cmpuint (pentad_class_list_get_count (list), ==, 2);
  g_assert_cmpint (pentad_class_list_find (list, "e0101"), ==, 1);
  g_assert_cmpint (pentad_class_list_find (list, "e02"), ==, -1);
  g_assert_cmpint (pentad_class_list_get (list, 0)->major, ==, -1);
  g_assert_cmpint (pentad_class_list_get (list, 1)->major, ==, 0);
  g_assert_null (pentad_class_list_get (list, 0)->conditions);

  const PentadCondition *one = condition_of (list, "e0101", 1);
  g_assert_cmpuint (one->n_phases, ==, 1);
  g_assert_cmpint (one->phases[0].unit, ==, PENTAD_LIMIT_EMERGENCY_HOUR);
  g_assert_cmpfloat (one->phases[0].amount, ==, 2);
  g_assert_true (pentad_label_is_empty (&one->season.label));

  const PentadCondition *two = condition_of (list, "e0101", 2);
  g_assert_cmpstr (pentad_label_get (&two->label, PENTAD_LANGUAGE_EN), ==, "sunk");
  g_assert_cmpuint (two->n_phases, ==, 2);
  g_assert_cmpint (two->phases[1].unit, ==, PENTAD_LIMIT_WORKING_DAY);
  g_assert_cmpfloat (two->phases[1].amount, ==, 1.5);
  g_assert_cmpstr (pentad_label_get (&two->phases[1].label, PENTAD_LANGUAGE_EN), ==, "repair");
  g_assert_cmpint (two->season.from, ==, 301);
  g_assert_cmpint (two->season.to, ==, 430);
}

static PentadClassList *
load_shipped (const char *file)
{
  g_autofree char *path = g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "schemes", file, NULL);
  g_autoptr (GError) error = NULL;
  PentadClassList *list = pentad_class_list_load (path, &error);

  g_assert_no_error (error);
  return list;
}

static void
check_entry (const PentadClassList *list, guint index, guint n_minors[2], gboolean has_limits)
{
  const PentadClassEntry *entry = pentad_class_list_get (list, index);

  for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
    g_assert_nonnull (entry->label.text[language]);
  g_assert_cmpint (entry->code[0], ==, entry->kind == PENTAD_CLASS_COMPONENT ? 'c' : 'e');
  if (entry->major < 0)
    return;
  n_minors[entry->kind]++;
  g_assert_true (
      g_str_has_prefix (entry->code, pentad_class_list_get (list, (guint)entry->major)->code));
  g_assert_true ((entry->conditions != NULL) == has_limits);
}

static void
test_shipped (void)
{
  static const struct
  {
    const char *file;
    guint components, events;
    gboolean has_limits;
  } table[] = {
    { "gbt30428.2-2013.json", 66, 66, TRUE },
    { "cjt214-2007.json", 85, 54, FALSE },
  };

  for (guint t = 0; t < G_N_ELEMENTS (table); t++)
    {
      g_autoptr (PentadClassList) list = load_shipped (table[t].file);
      guint n_minors[2] = { 0 };

      for (guint i = 0; i < pentad_class_list_get_count (list); i++)
        check_entry (list, i, n_minors, table[t].has_limits);
      g_assert_cmpuint (n_minors[PENTAD_CLASS_COMPONENT], ==, table[t].components);
      g_assert_cmpuint (n_minors[PENTAD_CLASS_EVENT], ==, table[t].events);
    }
}

/* The generations swap two majors, so a code alone does not say what a case is about. */
static void
test_majors_are_swapped (void)
{
  g_autoptr (PentadClassList) before = load_shipped ("cjt214-2007.json");
  g_autoptr (PentadClassList) after = load_shipped ("gbt30428.2-2013.json");
  static const struct
  {
    const char *before, *after, *label;
  } table[] = { { "e04", "e05", "突发事件" }, { "e05", "e04", "街面秩序" } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int old = pentad_class_list_find (before, table[i].before);
      int new = pentad_class_list_find (after, table[i].after);

      g_assert_cmpstr (
          pentad_class_list_get (before, (guint)old)->label.text[PENTAD_LANGUAGE_ZH_CN], ==,
          table[i].label);
      g_assert_cmpstr (
          pentad_class_list_get (after, (guint) new)->label.text[PENTAD_LANGUAGE_ZH_CN], ==,
          table[i].label);
    }
}

/* The limits of a class as one text: "2eh 4wh", phases joined by "+", a season as "*". */
static char *
describe (const PentadClassList *list, const char *code)
{
  const GPtrArray *conditions =
      pentad_class_list_get (list, (guint)pentad_class_list_find (list, code))->conditions;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < conditions->len; i++)
    {
      const PentadCondition *condition = g_ptr_array_index (conditions, i);

      g_string_append (text, i > 0 ? " " : "");
      for (guint k = 0; k < condition->n_phases; k++)
        g_string_append_printf (text, "%s%g%s", k > 0 ? "+" : "", condition->phases[k].amount,
                                pentad_limit_unit_id (condition->phases[k].unit));
      g_string_append (text, pentad_label_is_empty (&condition->season.label) ? "" : "*");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Every kind of limit of domain.md 2.4.3. */
static void
test_limits_of_the_shipped_list (void)
{
  static const struct
  {
    const char *code, *limits;
  } table[] = {
    { "c0101", "2eh 4wh 2wd 5wd" },
    { "c0104", "2eh 4wh 2wd 5wd 1wd" },
    { "c0139", "1wd 2wd 2wd 3wd 2wh 1wd 3wd" },
    { "c0301", "3wd 4wh 4wh 1wd 4wh 4wh 2wd 5wd" },
    { "c0402", "1wd 15wd* 2wd 2wd" },
    { "e0101", "2ed+15wd" },
    { "e0103", "1wd 3wd" },
    { "e0110", "4wh" },
    { "e0122", "1eh+3wd" },
    { "e0501", "1eh+5wd" },
    { "e0502", "1eh+5wd" },
    { "e0503", "4wh 1eh" },
    { "e0504", "1eh+5wd" },
  };
  g_autoptr (PentadClassList) list = load_shipped ("gbt30428.2-2013.json");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *limits = describe (list, table[i].code);

      g_assert_cmpstr (limits, ==, table[i].limits);
    }
  g_assert_cmpstr (condition_of (list, "c0101", 1)->label.text[PENTAD_LANGUAGE_EN], ==,
                   "Missing or displaced");
  g_assert_cmpstr (condition_of (list, "e0501", 1)->phases[0].label.text[PENTAD_LANGUAGE_EN], ==,
                   "Enclose");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *message;
  } table[] = {
    { "", "file: $: expected JSON" },
    { "{", "file: $: expected the name of a member" },
    { "{} x", "file: $: expected" },
    /* A lax reader would take these. */
    { "{\"id\": 01}", "file: $.id: expected" },
    { "{\"id\": \"\\ud800\"}", "file: $.id: expected" },
    { "[]", "file: $: expected an object" },
    { "{}", "file: $: expected a class list with an id" },
    { "{\"id\": \"\"}", "file: $.id: expected a text" },
    { "{\"id\": null}", "file: $.id: expected a text" },
    { "{\"id\": \"a\\u0000b\"}", "file: $.id: expected text without" },
    { "{\"id\": \"i\"}", "file: $: expected a class list with a version" },
    { "{\"id\": \"i\", \"version\": \"1\"}", "file: $: expected a class list with a source" },
    { "{" HEAD "}", "file: $: expected a class list with classes" },
    { "{" HEAD ", \"valid_from\": \"soon\", \"classes\": []}",
      "file: $.valid_from: expected a day" },
    { LIST ("1"), "file: $.classes[0]: expected an object" },
    { LIST ("{}"), "file: $.classes[0]: expected a class with a code" },
    { LIST ("{\"code\": \"\"}"), "file: $.classes[0]: expected a class with a code" },
    { LIST ("{\"code\": \"e01\"}"), "file: $.classes[0]: expected a class with a label" },
    { LIST ("{\"code\": \"e01\", \"label\": {}}"),
      "file: $.classes[0]: expected a class with a label" },
    { LIST ("{\"code\": \"e01\", \"label\": 7}"), "file: $.classes[0].label: expected a label" },
    { LIST ("{\"code\": \"e01\", \"label\": \"x\", \"kind\": \"wish\"}"),
      "file: $.classes[0]: expected a class of the kind component, event or other" },
    { LIST (MAJOR ", " MAJOR), "file: $.classes[1]: expected a class whose code did not come" },
    { LIST ("{\"code\": \"e0101\", \"label\": \"x\", \"kind\": \"event\", \"major\": \"e01\"}"),
      "file: $.classes[0]: expected a class whose major is a major class before it" },
    { LIST ("{\"code\": \"e01\", \"label\": \"x\", \"kind\": \"event\", \"major\": \"e01\"}"),
      "file: $.classes[0]: expected a class whose major is a major class before it" },
    { MINOR (", \"conditions\": 2"), "file: $.classes[1].conditions: expected" },
    { CONDITIONS ("{\"unit\": \"eh\"}"),
      "file: $.classes[1].conditions[0]: expected amount and unit" },
    { CONDITIONS ("{\"amount\": 1}"),
      "file: $.classes[1].conditions[0]: expected amount and unit" },
    { CONDITIONS ("{\"amount\": -1, \"unit\": \"eh\"}"),
      "file: $.classes[1].conditions[0].amount: expected a number above 0" },
    { CONDITIONS ("{\"amount\": 10001, \"unit\": \"eh\"}"),
      "file: $.classes[1].conditions[0].amount: expected a number above 0" },
    { CONDITIONS ("{\"amount\": \"2\", \"unit\": \"eh\"}"),
      "file: $.classes[1].conditions[0].amount: expected" },
    { CONDITIONS (HOURS ", {\"amount\": 1, \"unit\": \"y\"}"),
      "file: $.classes[1].conditions[1].unit: expected eh, ed, wh or wd" },
    { CONDITIONS ("{\"phases\": [" HOURS "], \"amount\": 1, \"unit\": \"eh\"}"),
      "file: $.classes[1].conditions[0]: expected either phases" },
    { CONDITIONS ("{\"phases\": [{}]}"),
      "file: $.classes[1].conditions[0].phases[0]: expected amount and unit" },
    { CONDITIONS ("{\"phases\": [" HOURS "," HOURS "," HOURS "," HOURS "," HOURS "]}"),
      "file: $.classes[1].conditions[0].phases[4]: expected at most 4 phases" },
    { CONDITIONS ("{\"phases\": 3}"), "file: $.classes[1].conditions[0].phases: expected" },
    { CONDITIONS ("{\"amount\": 1, \"unit\": \"eh\", \"season\": {\"from\": \"3-1\"}}"),
      "file: $.classes[1].conditions[0].season.from: expected a day of the year" },
    { CONDITIONS ("{\"amount\": 1, \"unit\": \"eh\", \"season\": {\"to\": \"13-01\"}}"),
      "file: $.classes[1].conditions[0].season.to: expected a day of the year" },
    { CONDITIONS ("{\"amount\": 1, \"unit\": \"eh\", \"season\": {\"to\": 7}}"),
      "file: $.classes[1].conditions[0].season.to: expected" },
    { CONDITIONS ("{\"amount\": 1, \"unit\": \"eh\", \"season\": {}}"),
      "file: $.classes[1].conditions[0].season: expected a season with a label" },
    { CONDITIONS ("{\"amount\": 1, \"unit\": \"eh\", \"season\": {\"label\": \"x\", \"to\": "
                  "\"04-01\"}}"),
      "file: $.classes[1].conditions[0].season: expected a season with a label" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (table[i].text, &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, table[i].message))
        g_assert_cmpstr (error->message, ==, table[i].message);
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new ("{" HEAD ", \"classes\": [" MAJOR
                                           ", {\"code\": \"e0101\", \"label\": \"x\", \"kind\": "
                                           "\"event\", \"conditions\": [" HOURS);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 64; i++)
    g_string_append (text, "," HOURS);
  g_string_append (text, "]}]}");
  g_assert_null (parse (text->str, &error));
  g_assert_nonnull (strstr (error->message, "conditions[64]: expected at most 64"));
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pentad_class_list_load ("/nonexistent/classes.json", &error));
  g_assert_nonnull (strstr (error->message, "/nonexistent/classes.json"));
}

/* A text cut anywhere is refused, never read in part. */
static void
test_cut (void)
{
  static const char text[] = CONDITIONS (HOURS);

  for (gsize len = 0; len < sizeof text - 1; len++)
    {
      g_autoptr (GError) error = NULL;
      /* An own block of that size lets a checker see a read beyond its end. */
      g_autofree char *copy = g_memdup2 (text, MAX (len, 1));

      g_assert_null (pentad_class_list_parse (copy, len, "file", &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codec/class-list/small", test_small);
  g_test_add_func ("/codec/class-list/shipped", test_shipped);
  g_test_add_func ("/codec/class-list/majors-swap-between-generations", test_majors_are_swapped);
  g_test_add_func ("/codec/class-list/limits-phases-and-seasons", test_limits_of_the_shipped_list);
  g_test_add_func ("/codec/class-list/too-many-conditions", test_too_many);
  g_test_add_func ("/codec/class-list/refused-with-path", test_refused);
  g_test_add_func ("/codec/class-list/missing-file-is-named", test_missing_file);
  g_test_add_func ("/codec/class-list/cut-anywhere-is-refused", test_cut);
  return g_test_run ();
}
