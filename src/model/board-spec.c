/* A board as data: which panels stand where and what they show (data/boards).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/board-spec.h"

static void
panel_free (gpointer data)
{
  PentadPanelSpec *panel = data;

  g_free (panel->id);
  g_free (panel->kind);
  g_free (panel->figure);
  pentad_label_clear (&panel->title);
  pentad_label_clear (&panel->note);
  g_ptr_array_unref (panel->figures);
  g_ptr_array_unref (panel->markers);
  g_ptr_array_unref (panel->layers);
  pentad_map_spec_clear (&panel->map);
  pentad_topic_spec_clear (&panel->topic);
  g_free (panel);
}

PentadBoardSpec *
pentad_board_spec_new (const char *id)
{
  PentadBoardSpec *self = g_new0 (PentadBoardSpec, 1);

  g_atomic_ref_count_init (&self->refs);
  self->id = g_strdup (id);
  self->near_m = PENTAD_BOARD_NEAR_M;
  self->panels = g_ptr_array_new_with_free_func (panel_free);
  return self;
}

PentadBoardSpec *
pentad_board_spec_ref (PentadBoardSpec *spec)
{
  g_atomic_ref_count_inc (&spec->refs);
  return spec;
}

void
pentad_board_spec_unref (PentadBoardSpec *spec)
{
  if (!g_atomic_ref_count_dec (&spec->refs))
    return;
  g_free (spec->id);
  pentad_label_clear (&spec->label);
  g_ptr_array_unref (spec->panels);
  g_clear_pointer (&spec->pages, g_ptr_array_unref);
  g_free (spec->page);
  pentad_label_clear (&spec->page_label);
  g_free (spec);
}

PentadPanelSpec *
pentad_board_spec_add (PentadBoardSpec *spec, const char *id, const char *kind)
{
  PentadPanelSpec *panel = g_new0 (PentadPanelSpec, 1);

  panel->id = g_strdup (id);
  panel->kind = g_strdup (kind);
  panel->columns = panel->rows = 1;
  panel->figures = g_ptr_array_new_with_free_func (g_free);
  panel->markers = g_ptr_array_new_with_free_func (g_free);
  panel->layers = g_ptr_array_new_with_free_func (g_free);
  pentad_map_spec_init (&panel->map);
  pentad_topic_spec_init (&panel->topic);
  g_ptr_array_add (spec->panels, panel);
  return panel;
}

PentadBoardSpec *
pentad_board_spec_add_page (PentadBoardSpec *spec, const char *id)
{
  PentadBoardSpec *page = pentad_board_spec_new (NULL);

  if (spec->pages == NULL)
    spec->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_board_spec_unref);
  page->page = g_strdup (id);
  g_ptr_array_add (spec->pages, page);
  return page;
}

void
pentad_board_spec_close (PentadBoardSpec *spec)
{
  if (spec->pages == NULL)
    return;
  for (guint i = 0; i < spec->pages->len; i++)
    {
      PentadBoardSpec *page = g_ptr_array_index (spec->pages, i);

      g_free (page->id);
      page->id = g_strdup (spec->id);
      pentad_label_copy (&page->label, &spec->label);
      page->period = spec->period;
      page->near_m = spec->near_m;
    }
  g_ptr_array_unref (spec->panels);
  spec->panels = g_ptr_array_ref (((PentadBoardSpec *)spec->pages->pdata[0])->panels);
}

guint
pentad_board_spec_get_n_pages (const PentadBoardSpec *spec)
{
  return spec->pages != NULL ? spec->pages->len : 1;
}

PentadBoardSpec *
pentad_board_spec_get_page (PentadBoardSpec *spec, guint page)
{
  g_return_val_if_fail (page < pentad_board_spec_get_n_pages (spec), spec);
  return spec->pages != NULL ? g_ptr_array_index (spec->pages, page) : spec;
}

int
pentad_board_spec_find_page (const PentadBoardSpec *spec, const char *id)
{
  for (guint i = 0; spec->pages != NULL && i < spec->pages->len; i++)
    if (g_strcmp0 (((PentadBoardSpec *)g_ptr_array_index (spec->pages, i))->page, id) == 0)
      return (int)i;
  return -1;
}
