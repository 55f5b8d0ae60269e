/* Reads a board from its file (data/boards).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/board-file.h"
#include "codec/fields.h"
#include "codec/map-spec-reader.h"
#include "codec/topic-spec-reader.h"

#include <string.h>

/* Layout of the file; others are refused. */
#define FORMAT 1
/* More would not fit into the line that chooses them. */
#define MAX_PAGES 9
/* Cases beyond a few streets are not near, and within some steps hardly any two are. */
#define NEAREST_M  10
#define FARTHEST_M 5000

/* [column, row, columns, rows] on the board's grid. */
static void
read_place (PentadGuard *guard, PentadPanelSpec *panel)
{
  double numbers[5] = { 0 };
  int n = 0;

  pentad_guard_begin_array (guard);
  for (; pentad_guard_next_element (guard); n++)
    pentad_guard_get_double (guard, &numbers[MIN (n, 4)]);
  panel->column = numbers[0];
  panel->row = numbers[1];
  panel->columns = numbers[2];
  panel->rows = numbers[3];
  if (!pentad_guard_failed (guard) &&
      (n != 4 || panel->column < 0 || panel->row < 0 || panel->columns <= 0 || panel->rows <= 0 ||
       panel->column + panel->columns > PENTAD_BOARD_COLUMNS ||
       panel->row + panel->rows > PENTAD_BOARD_ROWS))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                       "[column, row, columns, rows] inside the 48 by 24 cells of the board");
}

static void
read_panel (PentadGuard *guard, PentadBoardSpec *spec)
{
  PentadPanelSpec *panel = pentad_board_spec_add (spec, NULL, NULL);
  const char *name;
  gsize len;

  panel->columns = panel->rows = 0;
  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &panel->id);
      else if (pentad_guard_name_is (name, len, "kind"))
        pentad_field_string (guard, &panel->kind);
      else if (pentad_guard_name_is (name, len, "title"))
        pentad_field_label (guard, &panel->title);
      else if (pentad_guard_name_is (name, len, "note"))
        pentad_field_label (guard, &panel->note);
      else if (pentad_guard_name_is (name, len, "at"))
        read_place (guard, panel);
      else if (pentad_guard_name_is (name, len, "figure"))
        pentad_field_string (guard, &panel->figure);
      else if (pentad_guard_name_is (name, len, "figures"))
        pentad_field_strings (guard, panel->figures);
      else if (pentad_guard_name_is (name, len, "markers"))
        pentad_field_strings (guard, panel->markers);
      else if (pentad_guard_name_is (name, len, "layers"))
        pentad_field_strings (guard, panel->layers);
      else if (pentad_guard_name_is (name, len, "map"))
        pentad_read_map_spec (guard, &panel->map);
      else if (pentad_guard_name_is (name, len, "topic"))
        pentad_read_topic_spec (guard, &panel->topic);
      else if (pentad_guard_name_is (name, len, "limit"))
        pentad_field_count (guard, &panel->limit);
      else
        pentad_guard_skip (guard);
    }
  pentad_field_require (guard, panel->id, "the panel's id");
  pentad_field_require (guard, panel->kind, "the panel's kind");
  pentad_field_require (guard, panel->columns > 0 ? panel : NULL, "where the panel stands: “at”");
}

static void
read_panels (PentadGuard *guard, PentadBoardSpec *spec)
{
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    read_panel (guard, spec);
}

static void
check_page_id (PentadGuard *guard, const PentadBoardSpec *spec, const PentadBoardSpec *page)
{
  if (page->page == NULL)
    pentad_field_require (guard, NULL, "the page's id");
  else if (spec->pages->pdata[pentad_board_spec_find_page (spec, page->page)] != page)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "an id that no other page has");
}

static void
read_page (PentadGuard *guard, PentadBoardSpec *spec)
{
  PentadBoardSpec *page = pentad_board_spec_add_page (spec, NULL);
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &page->page);
      else if (pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, &page->page_label);
      else if (pentad_guard_name_is (name, len, "panels"))
        read_panels (guard, page);
      else
        pentad_guard_skip (guard);
    }
  if (!pentad_guard_failed (guard))
    check_page_id (guard, spec, page);
  pentad_field_require (guard, page->panels->len > 0 ? page : NULL, "the page's panels");
}

static void
read_pages (PentadGuard *guard, PentadBoardSpec *spec)
{
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    {
      read_page (guard, spec);
      if (spec->pages != NULL && spec->pages->len > MAX_PAGES)
        pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "9 pages at most");
    }
  pentad_field_require (guard, spec->pages, "a page at least");
}

static void
read_format (PentadGuard *guard)
{
  gint64 format;

  if (pentad_guard_get_int (guard, &format) && format != FORMAT)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a board of format 1");
}

static void
read_period (PentadGuard *guard, PentadPeriodKind *kind)
{
  g_autofree char *text = NULL;

  pentad_field_string (guard, &text);
  if (text == NULL)
    return;
  for (int i = 0; i < PENTAD_PERIOD_RANGE; i++)
    if (strcmp (text, pentad_period_id (i)) == 0)
      {
        *kind = i;
        return;
      }
  pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                     "“today”, “week”, “month”, “quarter”, “half-year” or “year”");
}

static void
read_near (PentadGuard *guard, int *metres)
{
  if (pentad_field_count (guard, metres) && (*metres < NEAREST_M || *metres > FARTHEST_M))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "10 to 5000 metres");
}

PentadBoardSpec *
pentad_read_board (const char *data, gsize len, const char *origin, GError **error)
{
  PentadBoardSpec *spec = pentad_board_spec_new (NULL);
  const char *name;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "format"))
        read_format (&guard);
      else if (pentad_guard_name_is (name, name_len, "id"))
        pentad_field_string (&guard, &spec->id);
      else if (pentad_guard_name_is (name, name_len, "label"))
        pentad_field_label (&guard, &spec->label);
      else if (pentad_guard_name_is (name, name_len, "period"))
        read_period (&guard, &spec->period);
      else if (pentad_guard_name_is (name, name_len, "near_m"))
        read_near (&guard, &spec->near_m);
      else if (pentad_guard_name_is (name, name_len, "panels"))
        read_panels (&guard, spec);
      else if (pentad_guard_name_is (name, name_len, "pages"))
        read_pages (&guard, spec);
      else
        pentad_guard_skip (&guard);
    }
  pentad_field_require (&guard, spec->id, "the board's id");
  if (!pentad_guard_failed (&guard) && spec->pages != NULL && spec->panels->len > 0)
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_VALUE, "either “panels” or “pages”");
  pentad_board_spec_close (spec);
  gboolean read = pentad_guard_finish (&guard, error);
  pentad_guard_clear (&guard);
  if (!read)
    g_clear_pointer (&spec, pentad_board_spec_unref);
  return spec;
}

PentadBoardSpec *
pentad_read_board_file (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  gsize len;

  if (!g_file_get_contents (path, &data, &len, error))
    return NULL;
  return pentad_read_board (data, len, path, error);
}
