/* The frame of a panel: card, title, note, and what stands there when there are no data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/panel.h"

#include "render/panel-state.h"
#include "render/part-fit.h"

#include <glib/gi18n-lib.h>

/* Design pixels. */
#define TITLE_HEIGHT 44
#define TITLE_MIDDLE 22
#define NOTE_GAP     12
#define BADGE_SIZE   10

const char *
pentad_panel_state_words (PentadPanelState state)
{
  switch (state)
    {
    case PENTAD_PANEL_DATA:
      return "";
    case PENTAD_PANEL_LOADING:
      return _ ("loading");
    case PENTAD_PANEL_LATE:
      return _ ("late");
    case PENTAD_PANEL_STALE:
      return _ ("stale");
    case PENTAD_PANEL_EMPTY:
      return _ ("no data from this platform");
    case PENTAD_PANEL_FORBIDDEN:
      return _ ("not permitted");
    case PENTAD_PANEL_ERROR:
      return _ ("error");
    case PENTAD_N_PANEL_STATES:
      break;
    }
  return "";
}

static gboolean
has_content (PentadPanelState state)
{
  return state == PENTAD_PANEL_DATA || state == PENTAD_PANEL_LATE || state == PENTAD_PANEL_STALE;
}

static void
draw_card (PentadSketch *sketch, PentadRect area, gboolean map_ground)
{
  const PentadTheme *theme = pentad_sketch_get_theme (sketch);
  PentadPaint paint = {
    .fill = map_ground ? PENTAD_INK_MAP_GROUND : PENTAD_INK_PANEL,
    .stroke = PENTAD_INK_PANEL_BORDER,
    .width = 1.3f,
    .radius = (float)theme->radius,
  };

  pentad_sketch_rect (sketch, PENTAD_ROLE_FRAME, area, &paint);
}

static gboolean
is_old (PentadPanelState state)
{
  return state == PENTAD_PANEL_LATE || state == PENTAD_PANEL_STALE;
}

/* Its shape tells the state as well as its colour does. */
static void
draw_mark (PentadSketch *sketch, double x, double y, PentadPanelState state)
{
  gboolean late = state == PENTAD_PANEL_LATE;
  PentadPaint paint = { .fill = late ? PENTAD_INK_WATCH : PENTAD_INK_BAD };

  pentad_sketch_marker (sketch, PENTAD_ROLE_STATE,
                        late ? PENTAD_MARKER_TRIANGLE : PENTAD_MARKER_DIAMOND, x, y, BADGE_SIZE,
                        &paint);
}

/* The badge of late and stale data; returns the right end of what is left of it. */
static double
draw_badge (PentadSketch *sketch, double right, double y, const PentadPanel *panel)
{
  gboolean late = panel->state == PENTAD_PANEL_LATE;
  PentadInk ink = late ? PENTAD_INK_WATCH : PENTAD_INK_BAD;
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = ink,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  const char *words =
      panel->state_text != NULL ? panel->state_text : pentad_panel_state_words (panel->state);
  PentadRect box = pentad_sketch_text (sketch, PENTAD_ROLE_STATE, right, y, words, &style);

  draw_mark (sketch, box.x - BADGE_SIZE, y, panel->state);
  return box.x - 2 * BADGE_SIZE - NOTE_GAP;
}

static void
draw_title (PentadSketch *sketch, PentadRect area, const PentadPanel *panel)
{
  double padding = pentad_sketch_get_theme (sketch)->padding;
  double left = area.x + padding;
  double right = area.x + area.width - padding;
  double y = area.y + TITLE_MIDDLE;
  PentadTextStyle title = {
    .type = PENTAD_TYPE_TITLE, .ink = PENTAD_INK_TEXT, .bold = TRUE, .anchor = PENTAD_ANCHOR_MIDDLE
  };
  PentadTextStyle note = { .type = PENTAD_TYPE_CAPTION,
                           .ink = PENTAD_INK_TEXT_MUTED,
                           .align = PENTAD_ALIGN_END,
                           .anchor = PENTAD_ANCHOR_MIDDLE };
  double wanted = pentad_sketch_measure (sketch, panel->title, &title).width;

  if (is_old (panel->state))
    right = draw_badge (sketch, right, y, panel);
  /* The title goes before the note, which is cut first, but keeps a third of the line. */
  if (panel->note != NULL && panel->note[0] != '\0')
    {
      g_autofree char *shorter = NULL;

      note.max_width = (float)MAX (right - left - wanted - NOTE_GAP, (right - left) / 3);
      shorter = note.max_width > 0 ? pentad_part_fit (sketch, panel->note, &note) : NULL;
      if (note.max_width > 0)
        right = pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, right, y,
                                    shorter != NULL ? shorter : panel->note, &note)
                    .x -
                NOTE_GAP;
    }
  title.max_width = (float)(right - left);
  if (title.max_width > 0)
    pentad_sketch_text (sketch, PENTAD_ROLE_TITLE, left, y, panel->title, &title);
}

/* "late, 30 s"; of an error its cause too. */
static void
tell_state (PentadSketch *sketch, const PentadPanel *panel)
{
  const char *words =
      panel->state_text != NULL ? panel->state_text : pentad_panel_state_words (panel->state);
  g_autofree char *all = panel->detail != NULL && !has_content (panel->state)
                             ? g_strdup_printf ("%s%s%s", words, _ (": "), panel->detail)
                             : g_strdup (words);

  if (panel->state != PENTAD_PANEL_DATA)
    pentad_sketch_tell_state (sketch, all);
}

PentadRect
pentad_panel_layout (PentadSketch *sketch, PentadRect area, const PentadPanel *panel)
{
  double padding = pentad_sketch_get_theme (sketch)->padding;
  PentadRect content = area;

  if (!(area.width > 0) || !(area.height > 0))
    return pentad_rect (area.x, area.y, 0, 0);
  pentad_sketch_set_chart (sketch, panel->id);
  tell_state (sketch, panel);
  draw_card (sketch, area, panel->map_ground);
  if (panel->title != NULL && panel->title[0] != '\0')
    {
      draw_title (sketch, area, panel);
      if (!panel->flush)
        pentad_rect_cut_top (&content, TITLE_HEIGHT);
    }
  else
    {
      if (is_old (panel->state) && area.width > 2 * padding)
        draw_mark (sketch, area.x + area.width - padding - BADGE_SIZE / 2.0, area.y + TITLE_MIDDLE,
                   panel->state);
      if (!panel->flush)
        pentad_rect_cut_top (&content, padding);
    }
  if (!panel->flush)
    {
      pentad_rect_cut_bottom (&content, padding);
      pentad_rect_cut_left (&content, padding);
      pentad_rect_cut_right (&content, padding);
    }
  if (!has_content (panel->state))
    {
      pentad_panel_state_layout (
          sketch, panel->flush ? pentad_rect_inset (area, TITLE_HEIGHT) : content, panel);
      content.width = 0;
    }
  pentad_sketch_set_chart (sketch, NULL);
  return content;
}

void
pentad_panel_layout_empty (PentadSketch *sketch, PentadRect area, const char *words)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_BODY,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)area.width };

  if (area.width < 24 || area.height < 10)
    return;
  pentad_sketch_text (sketch, PENTAD_ROLE_STATE, area.x + area.width / 2, area.y + area.height / 2,
                      words != NULL ? words : _ ("no data"), &style);
}

void
pentad_panel_layout_no_room (PentadSketch *sketch, PentadRect area)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_BODY };
  const char *words = _ ("no room to draw this");

  /* Where even the words are cut, the panel's title says what would be here. */
  if (area.height < pentad_sketch_measure (sketch, words, &style).height)
    return;
  style.max_width = (float)area.width;
  if (!pentad_sketch_measure (sketch, words, &style).cut)
    pentad_panel_layout_empty (sketch, area, words);
}
