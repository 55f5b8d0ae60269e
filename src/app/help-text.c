/* The pages of the user guide: a small part of Markdown, read into blocks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/help-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "codec/glossary.h"

#include <pango/pango.h>

/* A page is read by people; what is longer is not one of ours. */
#define MAX_PAGE_BYTES (256 * 1024)

static void
block_free (gpointer data)
{
  PentadHelpBlock *block = data;

  g_free (block->text);
  g_free (block->target);
  g_strfreev (block->cells);
  g_free (block);
}

static void
page_free (gpointer data)
{
  PentadHelpPage *page = data;

  g_free (page->id);
  g_free (page->title);
  g_ptr_array_unref (page->blocks);
  g_free (page);
}

static void
append_escaped (GString *markup, const char *text, gsize len)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize)len);

  g_string_append (markup, escaped);
}

/* Names of pages and files: nothing that leads out of their folder. */
static gboolean
is_name (const char *text, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("-_.", text[i]) == NULL)
      return FALSE;
  return len > 0 && text[0] != '.';
}

/* What stands between marks, `x` or **x**; NULL when it does not end. */
static const char *
append_marked (GString *markup, const char *text, const char *mark, const char *tag)
{
  const char *from = text + strlen (mark);
  const char *end = strstr (from, mark);

  if (end == NULL || end == from)
    return NULL;
  g_string_append_printf (markup, "<%s>", tag);
  append_escaped (markup, from, (gsize)(end - from));
  g_string_append_printf (markup, "</%s>", tag);
  return end + strlen (mark);
}

/* [words](page); NULL for what is none. */
static const char *
append_link (GString *markup, const char *text)
{
  const char *middle = strstr (text, "](");
  const char *end = middle != NULL ? strchr (middle, ')') : NULL;
  const char *target = middle != NULL ? middle + 2 : NULL;

  if (end == NULL || memchr (text + 1, '[', (gsize)(middle - text - 1)) != NULL ||
      !is_name (target, (gsize)(end - target)))
    return NULL;
  g_string_append_printf (markup, "<a href=\"%.*s\">", (int)(end - target), target);
  append_escaped (markup, text + 1, (gsize)(middle - text - 1));
  g_string_append (markup, "</a>");
  return end + 1;
}

/* A line as Pango markup. Transfer full. */
static char *
make_markup (const char *text)
{
  GString *markup = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *next = NULL;

      if (text[0] == '*' && text[1] == '*')
        next = append_marked (markup, text, "**", "b");
      else if (text[0] == '`')
        next = append_marked (markup, text, "`", "tt");
      else if (text[0] == '[')
        next = append_link (markup, text);
      if (next == NULL)
        {
          next = g_utf8_next_char (text);
          append_escaped (markup, text, (gsize)(next - text));
        }
      text = next;
    }
  return g_string_free (markup, FALSE);
}

static PentadHelpBlock *
add_block (GPtrArray *blocks, PentadHelpKind kind, int level, char *text)
{
  PentadHelpBlock *block = g_new0 (PentadHelpBlock, 1);

  block->kind = kind;
  block->level = level;
  block->text = text;
  g_ptr_array_add (blocks, block);
  return block;
}

static gboolean
add_heading (GPtrArray *blocks, const char *line)
{
  int level = (int)strspn (line, "#");

  if (level < 1 || level > 3 || line[level] != ' ')
    return FALSE;
  add_block (blocks, PENTAD_HELP_HEADING, level, make_markup (line + level + 1));
  return TRUE;
}

static gboolean
add_picture (GPtrArray *blocks, const char *line)
{
  const char *middle = g_str_has_prefix (line, "![") ? strstr (line, "](") : NULL;
  gsize len = middle != NULL ? strlen (middle) : 0;

  if (len < 4 || middle[len - 1] != ')' || !is_name (middle + 2, len - 3))
    return FALSE;
  add_block (blocks, PENTAD_HELP_PICTURE, 0, g_strndup (line + 2, (gsize)(middle - line - 2)))
      ->target = g_strndup (middle + 2, len - 3);
  return TRUE;
}

/* "|---|---|", which only says that the row before it is a head. */
static gboolean
is_rule (const char *line)
{
  return strspn (line, "|-: ") == strlen (line);
}

static gboolean
add_row (GPtrArray *blocks, const char *line)
{
  gsize len = strlen (line);
  g_autofree char *inner = NULL;
  g_auto (GStrv) cells = NULL;
  PentadHelpBlock *last = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;

  if (len < 2 || line[0] != '|' || line[len - 1] != '|')
    return FALSE;
  if (is_rule (line))
    {
      if (last != NULL && last->kind == PENTAD_HELP_ROW)
        last->level = 1;
      return TRUE;
    }
  inner = g_strndup (line + 1, len - 2);
  cells = g_strsplit (inner, "|", 0);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = cells[i];

      cells[i] = make_markup (g_strstrip (cell));
    }
  add_block (blocks, PENTAD_HELP_ROW, 0, g_strdup (""))->cells = g_steal_pointer (&cells);
  return TRUE;
}

/* Lines that follow one another are one paragraph, or belong to one item. Chinese has no blank
 * where a line of the file ends. */
static void
add_words (GPtrArray *blocks, const char *line, gboolean goes_on)
{
  PentadHelpBlock *last = goes_on ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;
  g_autofree char *markup = make_markup (line);

  if (last == NULL)
    {
      add_block (blocks, PENTAD_HELP_PARAGRAPH, 0, g_steal_pointer (&markup));
      return;
    }
  const char *end = last->text + strlen (last->text);
  gunichar before = end > last->text ? g_utf8_get_char (g_utf8_prev_char (end)) : ' ';
  char *joined = g_strconcat (last->text, g_unichar_iswide (before) ? "" : " ", markup, NULL);

  g_free (last->text);
  last->text = joined;
}

GPtrArray *
pentad_help_parse (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", 0);
  GString *code = NULL;
  gboolean goes_on = FALSE; /* the last block may grow */

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strchomp (lines[i]);
      gboolean is_words = FALSE;

      if (g_str_has_prefix (line, "```"))
        {
          if (code != NULL)
            add_block (blocks, PENTAD_HELP_CODE, 0, g_string_free (code, FALSE));
          code = code != NULL ? NULL : g_string_new (NULL);
        }
      else if (code != NULL)
        g_string_append_printf (code, "%s%s", code->len > 0 ? "\n" : "", line);
      else if (g_str_has_prefix (line, "- "))
        {
          add_block (blocks, PENTAD_HELP_ITEM, 0, make_markup (line + 2));
          is_words = TRUE;
        }
      else if (line[0] != '\0' && !add_heading (blocks, line) && !add_picture (blocks, line) &&
               !add_row (blocks, line))
        {
          line += strspn (line, " ");
          add_words (blocks, line, goes_on);
          is_words = TRUE;
        }
      goes_on = is_words;
    }
  if (code != NULL)
    add_block (blocks, PENTAD_HELP_CODE, 0, g_string_free (code, FALSE));
  return blocks;
}

/* The text of the first heading without its markup. Transfer full. */
static char *
dup_title (const GPtrArray *blocks)
{
  const PentadHelpBlock *first = blocks->len > 0 ? g_ptr_array_index (blocks, 0) : NULL;
  char *title = NULL;

  if (first == NULL || first->kind != PENTAD_HELP_HEADING ||
      !pango_parse_markup (first->text, -1, 0, NULL, &title, NULL, NULL))
    return NULL;
  return title;
}

static void
add_page (GPtrArray *pages, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  PentadHelpPage *page;
  gsize len;

  /* A page that cannot be read is missing from the list; --doctor says why. */
  if (!g_file_get_contents (path, &text, &len, NULL) || len > MAX_PAGE_BYTES)
    return;
  page = g_new0 (PentadHelpPage, 1);
  page->id = g_strndup (name, strlen (name) - strlen (".md"));
  page->blocks = pentad_help_parse (text);
  page->title = dup_title (page->blocks);
  if (page->title == NULL)
    page->title = g_strdup (page->id);
  g_ptr_array_add (pages, page);
}

static void
add_glossary (GPtrArray *pages, const char *data_dir, PentadLanguage language)
{
  g_autoptr (PentadGlossary) glossary = pentad_glossary_load (data_dir, NULL);
  PentadHelpPage *page;

  if (glossary == NULL)
    return;
  page = g_new0 (PentadHelpPage, 1);
  page->id = g_strdup ("glossary");
  page->title = g_strdup (_ ("Words of the field"));
  page->blocks = g_ptr_array_new_with_free_func (block_free);
  add_block (page->blocks, PENTAD_HELP_HEADING, 1, g_markup_escape_text (page->title, -1));
  for (guint i = 0; i < pentad_glossary_get_n_terms (glossary); i++)
    {
      const PentadGlossaryTerm *term = pentad_glossary_get_term (glossary, i);
      PentadHelpBlock *row = add_block (page->blocks, PENTAD_HELP_ROW, 0, g_strdup (""));

      row->cells = g_new0 (char *, 3);
      row->cells[0] =
          g_markup_printf_escaped ("<b>%s</b>", pentad_label_get (&term->term, language));
      row->cells[1] = g_markup_escape_text (pentad_label_get (&term->meaning, language), -1);
    }
  g_ptr_array_add (pages, page);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
pentad_help_load (const char *data_dir, const char *language)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (page_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder =
      g_build_filename (data_dir, "help", g_str_has_prefix (language, "zh") ? "zh_CN" : "en", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".md"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_page (pages, folder, g_ptr_array_index (names, i));
  add_glossary (pages, data_dir, pentad_language_parse (language));
  return pages;
}
