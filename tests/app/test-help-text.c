/* Tests of the user guide's pages: what becomes a block, and that the shipped ones are whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/help-text.h"

#include <pango/pango.h>
#include <string.h>

static char *
describe (GPtrArray *blocks)
{
  static const char letters[] = "HPIGRC";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const PentadHelpBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *cells = block->cells != NULL ? g_strjoinv ("/", block->cells) : NULL;

      g_string_append_printf (text, "%s%c%d %s", i > 0 ? " ~ " : "", letters[block->kind],
                              block->level, cells != NULL ? cells : block->text);
      if (block->target != NULL)
        g_string_append_printf (text, " @%s", block->target);
    }
  return g_string_free (text, FALSE);
}

static void
test_blocks (void)
{
  static const struct
  {
    const char *text, *blocks;
  } rows[] = {
    { "", "" },
    { "# A\n## B\n### C\n#### D\n#E", "H1 A ~ H2 B ~ H3 C ~ P0 #### D #E" },
    { "one\ntwo\n\nthree", "P0 one two ~ P0 three" },
    { "一\n二", "P0 一二" },
    { "- a\n  b\n- c\n\nd", "I0 a b ~ I0 c ~ P0 d" },
    { "![words](p.png)", "G0 words @p.png" },
    { "![words](../p.png)", "P0 ![words](../p.png)" },
    { "| a | b |\n|---|---|\n| c | d |", "R1 a/b ~ R0 c/d" },
    { "|---|", "" },
    { "|", "P0 |" },
    { "```\na\n  # b\n```\nc", "C0 a\n  # b ~ P0 c" },
    { "```\na", "C0 a" },
    { "a **b** `c` <d> & **", "P0 a <b>b</b> <tt>c</tt> &lt;d&gt; &amp; **" },
    { "`<` **&**", "P0 <tt>&lt;</tt> <b>&amp;</b>" },
    { "[a & b](page-2)", "P0 <a href=\"page-2\">a &amp; b</a>" },
    { "[a](http://x) [b", "P0 [a](http://x) [b" },
    { "[a [b](c)", "P0 [a <a href=\"c\">b</a>" },
    { "**** `` []()", "P0 **** `` []()" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) blocks = pentad_help_parse (rows[i].text);
      g_autofree char *text = describe (blocks);

      g_assert_cmpstr (text, ==, rows[i].blocks);
    }
}

/* Whatever comes, the markup is one that Pango takes. */
static void
test_nonsense (void)
{
  static const char letters[] = "#-!*`[]()|<>&a .\n\"";

  for (int round = 0; round < 20000; round++)
    {
      char text[24];
      g_autoptr (GPtrArray) blocks = NULL;

      for (guint i = 0; i < sizeof text - 1; i++)
        text[i] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      text[sizeof text - 1] = '\0';
      blocks = pentad_help_parse (text);
      for (guint i = 0; i < blocks->len; i++)
        {
          const PentadHelpBlock *block = g_ptr_array_index (blocks, i);
          g_autofree char *plain = NULL, *bare = g_strdup (block->text);

          /* Links are GtkLabel's own, and not Pango's. */
          if (block->kind == PENTAD_HELP_PICTURE || block->kind == PENTAD_HELP_CODE ||
              strstr (bare, "<a href") != NULL)
            continue;
          if (!pango_parse_markup (bare, -1, 0, NULL, &plain, NULL, NULL))
            g_error ("“%s” from “%s”", bare, text);
        }
    }
}

static const PentadHelpPage *
find_page (GPtrArray *pages, const char *id, gsize len)
{
  for (guint i = 0; i < pages->len; i++)
    {
      const PentadHelpPage *page = g_ptr_array_index (pages, i);

      if (strlen (page->id) == len && memcmp (page->id, id, len) == 0)
        return page;
    }
  return NULL;
}

/* Every link leads to a page, every picture is there with words for it. */
static void
check_block (GPtrArray *pages, const PentadHelpBlock *block)
{
  static const char mark[] = "<a href=\"";
  const char *link = block->text;

  while ((link = strstr (link, mark)) != NULL)
    {
      link += strlen (mark);
      g_assert_nonnull (find_page (pages, link, strcspn (link, "\"")));
    }
  if (block->kind == PENTAD_HELP_PICTURE)
    {
      g_autofree char *path =
          g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "help", "pictures", block->target, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      g_assert_cmpuint (strlen (block->text), >, 0);
    }
}

static void
test_shipped (void)
{
  static const char *const languages[] = { "en", "zh_CN", "zh_TW" };
  g_autoptr (GPtrArray) first = pentad_help_load (g_getenv ("PENTAD_DATA_DIR"), "en");

  g_assert_cmpuint (first->len, >=, 8);
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GPtrArray) pages = pentad_help_load (g_getenv ("PENTAD_DATA_DIR"), languages[l]);

      g_assert_cmpuint (pages->len, ==, first->len);
      for (guint i = 0; i < pages->len; i++)
        {
          const PentadHelpPage *page = g_ptr_array_index (pages, i);
          const PentadHelpPage *other = g_ptr_array_index (first, i);

          /* The same page in another language, block by block. */
          g_assert_cmpstr (page->id, ==, other->id);
          g_assert_cmpuint (page->blocks->len, ==, other->blocks->len);
          for (guint b = 0; b < page->blocks->len; b++)
            {
              const PentadHelpBlock *block = g_ptr_array_index (page->blocks, b);
              const PentadHelpBlock *same = g_ptr_array_index (other->blocks, b);

              g_assert_cmpint (block->kind, ==, same->kind);
              check_block (pages, block);
            }
        }
    }
}

static void
test_no_guide (void)
{
  g_autoptr (GPtrArray) pages = pentad_help_load ("/nowhere", "zh_CN");

  g_assert_cmpuint (pages->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/help/blocks", test_blocks);
  g_test_add_func ("/app/help/any-text-is-valid-markup", test_nonsense);
  g_test_add_func ("/app/help/shipped-pages-are-whole-in-every-language", test_shipped);
  g_test_add_func ("/app/help/no-guide-is-no-page", test_no_guide);
  return g_test_run ();
}
