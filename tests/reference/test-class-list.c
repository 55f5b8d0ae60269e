/* The reader of class lists, and the list that ships.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include <string.h>

#define HEAD  "{\"id\":\"x\",\"version\":\"1\",\"source\":\"test\",\"classes\":["
#define MAJOR "{\"code\":\"e01\",\"kind\":\"event\",\"label\":\"Street\"}"

static PentadClassList *
parse (const char *text, GError **error)
{
  return pentad_class_list_parse (text, strlen (text), "list.json", error);
}

static void
test_reads_what_is_there (void)
{
  GError *error = NULL;
  g_autoptr (PentadClassList) list = parse (
      HEAD MAJOR ",{\"code\":\"e0101\",\"major\":\"e01\",\"kind\":\"event\",\"label\":{\"zh_CN\":"
                 "\"甲\",\"en\":\"A\"},"
                 "\"limits\":[{\"amount\":2,\"unit\":\"eh\"},{\"amount\":1.5,\"unit\":\"wd\"}]}],"
                 "\"valid_from\":\"2014-01-01\",\"more\":true}",
      &error);
  const PentadClassEntry *entry;
  const PentadClassLimit *limits;

  g_assert_no_error (error);
  g_assert_cmpstr (list->id, ==, "x");
  g_assert_cmpint (list->valid_from, ==, pentad_day_from_date (2014, 1, 1));
  g_assert_cmpuint (pentad_class_list_get_count (list), ==, 2);
  g_assert_cmpint (pentad_class_list_find (list, "e0101"), ==, 1);
  g_assert_cmpint (pentad_class_list_find (list, "e02"), ==, -1);
  g_assert_null (pentad_class_list_get_limits (list, 0));
  entry = pentad_class_list_get (list, 1);
  limits = pentad_class_list_get_limits (list, 1);
  g_assert_cmpint (entry->major, ==, 0);
  g_assert_cmpint (entry->kind, ==, PENTAD_CLASS_EVENT);
  g_assert_cmpstr (pentad_label_get (&entry->label, PENTAD_LANGUAGE_ZH_CN), ==, "甲");
  g_assert_cmpuint (entry->n_limits, ==, 2);
  g_assert_cmpint (limits[0].unit, ==, PENTAD_LIMIT_EMERGENCY_HOUR);
  g_assert_cmpfloat (limits[1].amount, ==, 1.5);
  g_assert_cmpint (limits[1].unit, ==, PENTAD_LIMIT_WORKING_DAY);
}

static void
test_errors_name_file_and_path (void)
{
  static const struct
  {
    const char *text, *named;
  } cases[] = {
    { "", "list.json" },
    { "[]", "list.json" },
    { "nonsense", "list.json" },
    { "{}", "$.id" },
    { "{\"id\":7,\"version\":\"1\",\"source\":\"s\",\"classes\":[]}", "$.id" },
    { "{\"id\":\"x\",\"version\":\"1\",\"source\":\"s\"}", "$.classes" },
    { "{\"id\":\"x\",\"version\":\"1\",\"source\":\"s\",\"valid_from\":\"soon\",\"classes\":[]}",
      "$.valid_from" },
    { HEAD "7]}", "$.classes[0]" },
    { HEAD "{\"code\":\"e01\",\"kind\":\"event\"}]}", "$.classes[0].label" },
    { HEAD "{\"code\":\"e01\",\"kind\":\"thing\",\"label\":\"x\"}]}", "$.classes[0].kind" },
    { HEAD MAJOR "," MAJOR "]}", "$.classes[1].code" },
    { HEAD "{\"code\":\"e0101\",\"major\":\"e01\",\"kind\":\"event\",\"label\":\"x\"}]}",
      "$.classes[0].major" },
    { HEAD MAJOR ",{\"code\":\"e0101\",\"kind\":\"event\",\"label\":\"x\",\"limits\":[{\"amount\":"
                 "\"2\",\"unit\":\"eh\"}]}]}",
      "$.classes[1].limits[0].amount" },
    { HEAD MAJOR ",{\"code\":\"e0101\",\"kind\":\"event\",\"label\":\"x\",\"limits\":[{\"amount\":-"
                 "2,\"unit\":\"eh\"}]}]}",
      "$.classes[1].limits[0].amount" },
    { HEAD MAJOR ",{\"code\":\"e0101\",\"kind\":\"event\",\"label\":\"x\",\"limits\":[{\"amount\":"
                 "2,\"unit\":\"years\"}]}]}",
      "$.classes[1].limits[0].unit" },
    { HEAD MAJOR ",{\"code\":\"e0101\",\"kind\":\"event\",\"label\":\"x\",\"limits\":{}}]}",
      "$.classes[1].limits" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (parse (cases[i].text, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "list.json"));
      g_assert_nonnull (strstr (error->message, cases[i].named));
    }
}

static void
test_every_cut_is_refused (void)
{
  const char *text = HEAD MAJOR "]}";

  for (gsize len = 0; len < strlen (text); len++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pentad_class_list_parse (text, len, "list.json", &error));
      g_assert_nonnull (error);
    }
}

static void
test_shipped_list_is_whole (void)
{
  g_autofree char *path = fixture_class_file ();
  GError *error = NULL;
  g_autoptr (PentadClassList) list = pentad_class_list_load (path, &error);
  guint n_majors[3] = { 0 }, n_minors[3] = { 0 };
  int index;

  g_assert_no_error (error);
  g_assert_cmpstr (list->id, ==, "gbt30428.2-2013");
  for (guint i = 0; i < pentad_class_list_get_count (list); i++)
    {
      const PentadClassEntry *entry = pentad_class_list_get (list, i);

      for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
        g_assert_cmpstr (entry->label.text[language], !=, NULL);
      g_assert_cmpint (entry->code[0], ==, entry->kind == PENTAD_CLASS_COMPONENT ? 'c' : 'e');
      if (entry->major < 0)
        n_majors[entry->kind]++;
      else
        {
          n_minors[entry->kind]++;
          g_assert_cmpuint (entry->n_limits, >, 0);
          g_assert_true (g_str_has_prefix (
              entry->code, pentad_class_list_get (list, (guint)entry->major)->code));
        }
    }
  g_assert_cmpuint (n_majors[PENTAD_CLASS_COMPONENT], ==, 5);
  g_assert_cmpuint (n_majors[PENTAD_CLASS_EVENT], ==, 6);
  g_assert_cmpuint (n_minors[PENTAD_CLASS_COMPONENT], ==, 66);
  g_assert_cmpuint (n_minors[PENTAD_CLASS_EVENT], ==, 66);
  /* Exposed household refuse: four working hours. */
  index = pentad_class_list_find (list, "e0110");
  g_assert_cmpint (pentad_class_list_get_limits (list, (guint)index)->unit, ==,
                   PENTAD_LIMIT_WORKING_HOUR);
  g_assert_cmpfloat (pentad_class_list_get_limits (list, (guint)index)->amount, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/class-list/reads-what-is-there", test_reads_what_is_there);
  g_test_add_func ("/codec/class-list/errors-name-file-and-path", test_errors_name_file_and_path);
  g_test_add_func ("/codec/class-list/every-cut-is-refused", test_every_cut_is_refused);
  g_test_add_func ("/codec/class-list/shipped-list-is-whole", test_shipped_list_is_whole);
  return g_test_run ();
}
