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

static void
test_small (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadClassList) list =
      parse (MINOR (", \"limits\": [{\"amount\": 2, \"unit\": \"eh\"}, {\"amount\": 1.5, \"unit\":"
                    " \"wd\"}]"),
             &error);

  g_assert_no_error (error);
  g_assert_cmpstr (list->id, ==, "i");
  g_assert_cmpint (list->valid_from, ==, PENTAD_NO_DAY);
  g_assert_cmpuint (pentad_class_list_get_count (list), ==, 2);
  g_assert_cmpint (pentad_class_list_find (list, "e0101"), ==, 1);
  g_assert_cmpint (pentad_class_list_find (list, "e02"), ==, -1);
  g_assert_cmpint (pentad_class_list_get (list, 0)->major, ==, -1);
  g_assert_cmpint (pentad_class_list_get (list, 1)->major, ==, 0);
  g_assert_null (pentad_class_list_get_limits (list, 0));
  const PentadClassLimit *limits = pentad_class_list_get_limits (list, 1);
  g_assert_cmpint (limits[0].unit, ==, PENTAD_LIMIT_EMERGENCY_HOUR);
  g_assert_cmpint (limits[1].unit, ==, PENTAD_LIMIT_WORKING_DAY);
  g_assert_cmpfloat (limits[1].amount, ==, 1.5);
}

static void
test_shipped (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "schemes", "gbt30428.2-2013.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadClassList) list = pentad_class_list_load (path, &error);
  guint n_minors = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < pentad_class_list_get_count (list); i++)
    {
      const PentadClassEntry *entry = pentad_class_list_get (list, i);

      for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
        g_assert_nonnull (entry->label.text[language]);
      g_assert_cmpint (entry->code[0], ==, entry->kind == PENTAD_CLASS_COMPONENT ? 'c' : 'e');
      if (entry->major < 0)
        continue;
      n_minors++;
      g_assert_cmpint (entry->major, <, (int)i);
      g_assert_true (
          g_str_has_prefix (entry->code, pentad_class_list_get (list, entry->major)->code));
      for (guint l = 0; l < entry->n_limits; l++)
        {
          const PentadClassLimit *limit = &pentad_class_list_get_limits (list, i)[l];

          g_assert_cmpint (limit->unit, !=, PENTAD_LIMIT_NONE);
          g_assert_cmpfloat (limit->amount, >, 0);
        }
    }
  g_assert_cmpuint (n_minors, >, 100);
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
    { "{} x", "file: $: expected the end of the document" },
    /* json-c alone would take these. */
    { "{\"id\": 01}", "file: $.id: expected" },
    { "{\"id\": \"\\ud800\"}", "file: $.id: expected" },
    { "[]", "file: $: expected an object" },
    { "{}", "file: $.id: expected a text" },
    { "{\"id\": \"\"}", "file: $.id: expected a text" },
    { "{\"id\": \"a\\u0000b\"}", "file: $.id: expected a text" },
    { "{" HEAD "}", "file: $.classes: expected an array" },
    { "{" HEAD ", \"valid_from\": \"soon\", \"classes\": []}",
      "file: $.valid_from: expected a day" },
    { LIST ("1"), "file: $.classes[0]: expected an object" },
    { LIST ("{}"), "file: $.classes[0].code: expected a text" },
    { LIST ("{\"code\": \"e01\"}"), "file: $.classes[0].label: expected a text or an object" },
    { LIST ("{\"code\": \"e01\", \"label\": {}}"), "file: $.classes[0].label: expected at least" },
    { LIST ("{\"code\": \"e01\", \"label\": \"x\", \"kind\": \"wish\"}"),
      "file: $.classes[0].kind: expected component, event or other, got \"wish\"" },
    { LIST (MAJOR ", " MAJOR), "file: $.classes[1].code: \"e01\" came before" },
    { LIST ("{\"code\": \"e0101\", \"label\": \"x\", \"kind\": \"event\", \"major\": \"e01\"}"),
      "file: $.classes[0].major: expected the code of a major class before this one" },
    { MINOR (", \"limits\": 2"), "file: $.classes[1].limits: expected an array" },
    { MINOR (", \"limits\": [{\"unit\": \"eh\"}]"),
      "file: $.classes[1].limits[0].amount: expected a number" },
    { MINOR (", \"limits\": [{\"amount\": -1, \"unit\": \"eh\"}]"),
      "file: $.classes[1].limits[0].amount: expected a number above 0" },
    { MINOR (", \"limits\": [{\"amount\": 1, \"unit\": \"eh\"}, {\"amount\": 1, \"unit\": \"y\"}]"),
      "file: $.classes[1].limits[1].unit: expected eh, ed, wh or wd, got \"y\"" },
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
  static const char text[] = MINOR (", \"limits\": [{\"amount\": 2, \"unit\": \"eh\"}]");

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
  g_test_add_func ("/codec/class-list/refused-with-path", test_refused);
  g_test_add_func ("/codec/class-list/missing-file-is-named", test_missing_file);
  g_test_add_func ("/codec/class-list/cut-anywhere-is-refused", test_cut);
  return g_test_run ();
}
