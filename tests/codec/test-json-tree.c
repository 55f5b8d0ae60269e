/* Tests of documents as trees: values, order, paths, and what is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/json-tree.h"

#include <math.h>

static PentadJsonTree *
parse (const char *text)
{
  GError *error = NULL;
  PentadJsonTree *tree = pentad_json_tree_new (text, strlen (text), "file", NULL, &error);

  g_assert_no_error (error);
  return tree;
}

static void
test_values (void)
{
  g_autoptr (PentadJsonTree) tree =
      parse ("{\"s\":\"a\\u4e91\\n\",\"n\":-1.5,\"t\":true,\"f\":false,\"z\":null,"
             "\"l\":[1,[2,3],{\"x\":\"\"}],\"e\":[],\"o\":{}}");
  const PentadJson *root = pentad_json_tree_get_root (tree);
  const PentadJson *list = pentad_json_member (root, "l");
  guint n = 0;

  g_assert_cmpuint (root->count, ==, 8);
  g_assert_cmpstr (pentad_json_string (pentad_json_member (root, "s")), ==, "a云\n");
  g_assert_cmpuint (pentad_json_member (root, "s")->count, ==, strlen ("a云\n"));
  g_assert_cmpfloat (pentad_json_number (pentad_json_member (root, "n")), ==, -1.5);
  g_assert_true (pentad_json_is_true (pentad_json_member (root, "t")));
  g_assert_false (pentad_json_is_true (pentad_json_member (root, "f")));
  g_assert_cmpint (pentad_json_member (root, "z")->type, ==, PENTAD_JSON_NULL);
  g_assert_cmpuint (list->count, ==, 3);
  g_assert_cmpfloat (pentad_json_number (pentad_json_element (pentad_json_element (list, 1), 1)),
                     ==, 3);
  g_assert_cmpstr (pentad_json_string (pentad_json_member (pentad_json_element (list, 2), "x")), ==,
                   "");
  g_assert_null (pentad_json_first (pentad_json_member (root, "e")));
  g_assert_null (pentad_json_first (pentad_json_member (root, "o")));
  PENTAD_JSON_EACH (child, root)
  {
    g_assert_nonnull (child->name);
    n++;
  }
  g_assert_cmpuint (n, ==, 8);
}

/* What is not there is asked for without looking first. */
static void
test_nothing (void)
{
  g_autoptr (PentadJsonTree) tree = parse ("[1]");
  const PentadJson *root = pentad_json_tree_get_root (tree);

  g_assert_null (pentad_json_member (root, "x"));
  g_assert_null (pentad_json_member (NULL, "x"));
  g_assert_null (pentad_json_element (root, 1));
  g_assert_null (pentad_json_element (NULL, 0));
  g_assert_null (pentad_json_first (NULL));
  g_assert_null (pentad_json_string (NULL));
  g_assert_null (pentad_json_string (pentad_json_element (root, 0)));
  g_assert_true (isnan (pentad_json_number (NULL)));
  g_assert_true (isnan (pentad_json_number (root)));
  g_assert_false (pentad_json_is_true (NULL));
}

static void
test_paths (void)
{
  g_autoptr (PentadJsonTree) tree = parse ("{\"a\":{\"b\":[[],[7,{\"c\":8}]]},\"d\":[9]}");
  const PentadJson *root = pentad_json_tree_get_root (tree);
  static const char *const paths[] = { "$",        "$.a",         "$.a.b",       "$.a.b[0]",
                                       "$.a.b[1]", "$.a.b[1][0]", "$.a.b[1][1]", "$.a.b[1][1].c",
                                       "$.d",      "$.d[0]" };

  g_assert_cmpuint (root->span, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < root->span; i++)
    {
      g_autofree char *path = pentad_json_tree_dup_path (tree, root + i);

      g_assert_cmpstr (path, ==, paths[i]);
    }
}

static void
test_equal (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean equal;
  } cases[] = {
    { "{\"a\":[1,\"x\",null]}", "{ \"a\" : [1.0,\"\\u0078\",null] }", TRUE },
    { "[1]", "[2]", FALSE },
    { "[1]", "[1,1]", FALSE },
    { "[[1],2]", "[1,[2]]", FALSE },
    { "{\"a\":1}", "{\"b\":1}", FALSE },
    { "[true]", "[false]", FALSE },
    { "[\"a\\u0000b\"]", "[\"a\\u0000c\"]", FALSE },
    { "[0]", "[null]", FALSE },
    { "[]", "{}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PentadJsonTree) a = parse (cases[i].a);
      g_autoptr (PentadJsonTree) b = parse (cases[i].b);

      g_assert_cmpint (
          pentad_json_equal (pentad_json_tree_get_root (a), pentad_json_tree_get_root (b)), ==,
          cases[i].equal);
    }
  g_assert_true (pentad_json_equal (NULL, NULL));
}

/* Texts with escapes and long documents keep apart. */
static void
test_many_texts (void)
{
  g_autoptr (GString) text = g_string_new ("[\"\"");
  g_autoptr (PentadJsonTree) tree = NULL;
  guint i = 0;

  for (int k = 1; k < 5000; k++)
    g_string_append_printf (text, ",\"\\u4e91%d\\n\"", k);
  g_string_append_c (text, ']');
  tree = parse (text->str);
  PENTAD_JSON_EACH (item, pentad_json_tree_get_root (tree))
  {
    g_autofree char *expected = i > 0 ? g_strdup_printf ("云%u\n", i) : g_strdup ("");

    g_assert_cmpstr (item->string, ==, expected);
    i++;
  }
  g_assert_cmpuint (i, ==, 5000);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",           "{",       "[1,]", "{\"a\":1,\"a\":2}", "[1] 2", "<html>",
    "[\"\xff\"]", "{\"a\"}", "nul",  "[\"\\ud800\"]"
  };
  PentadGuardLimits limits = pentad_guard_small_limits ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GError *error = NULL;

      g_assert_null (pentad_json_tree_new (texts[i], strlen (texts[i]), "file", NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "file: $"));
      g_clear_error (&error);
    }
  limits.values = 3;
  g_assert_null (pentad_json_tree_new ("[1,2,3]", 7, "file", &limits, NULL));
}

static void
test_excerpts (void)
{
  static const struct
  {
    const char *text, *excerpt;
  } cases[] = {
    { "null", "null" },           { "true", "true" },         { "-1.25", "-1.25" },
    { "[1,2]", "an array of 2" }, { "{}", "an object of 0" }, { "\"云州\"", "\"云州\"" },
  };
  g_autofree char *nothing = pentad_json_dup_excerpt (NULL);
  g_autofree char *many = g_strnfill (500, 'x');
  g_autofree char *quoted = g_strconcat ("\"", many, "\"", NULL);
  g_autoptr (PentadJsonTree) long_tree = parse (quoted);
  g_autofree char *shortened = pentad_json_dup_excerpt (pentad_json_tree_get_root (long_tree));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PentadJsonTree) tree = parse (cases[i].text);
      g_autofree char *excerpt = pentad_json_dup_excerpt (pentad_json_tree_get_root (tree));

      g_assert_cmpstr (excerpt, ==, cases[i].excerpt);
    }
  g_assert_cmpstr (nothing, ==, "nothing");
  g_assert_true (g_str_has_suffix (shortened, "…\""));
  g_assert_cmpuint (strlen (shortened), <, 70);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/json-tree/values", test_values);
  g_test_add_func ("/codec/json-tree/nothing-is-asked-for-safely", test_nothing);
  g_test_add_func ("/codec/json-tree/paths", test_paths);
  g_test_add_func ("/codec/json-tree/equal", test_equal);
  g_test_add_func ("/codec/json-tree/many-texts", test_many_texts);
  g_test_add_func ("/codec/json-tree/refused", test_refused);
  g_test_add_func ("/codec/json-tree/excerpts", test_excerpts);
  return g_test_run ();
}
