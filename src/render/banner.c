/* The head of a page: city, views, freshness, clock; below it the trail of places and the periods.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/banner.h"

#include "model/division.h"

#define HEADER_HEIGHT 68
#define HEADER_MIDDLE 36
#define TAB_PITCH     130
#define TAB_LEAST     76
#define UNDERLINE     68
#define TRAIL_HEIGHT  58
#define TRAIL_MIDDLE  28
#define PILL_GAP      4
#define PILL_HEIGHT   28
#define PILL_PADDING  15
#define ITEM_GAP      20
#define PAGE_GAP      26
#define PAGE_LINE     14
#define DOT           12

/* `left`: where the views may begin. They go before the words of the status, of which the marker
 * stays in any case. Returns where the views must end. */
static double
draw_right (PentadSketch *sketch, PentadRect page, const PentadBanner *banner, double left)
{
  double right = page.x + page.width - pentad_sketch_get_theme (sketch)->margin;
  double y = page.y + HEADER_MIDDLE;
  PentadTextStyle clock = { .type = PENTAD_TYPE_TAB,
                            .ink = PENTAD_INK_TEXT,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  PentadTextStyle status = { .type = PENTAD_TYPE_BODY,
                             .ink = PENTAD_INK_TEXT_MUTED,
                             .align = PENTAD_ALIGN_END,
                             .anchor = PENTAD_ANCHOR_MIDDLE,
                             .max_width = (float)(page.width * 0.25) };
  PentadPaint paint = { .fill = pentad_tone_fill (banner->status_tone) };
  /* The state is told by shape too: round is well, a triangle wants a look, a square is bad. */
  PentadMarker marker = banner->status_tone == PENTAD_TONE_BAD     ? PENTAD_MARKER_SQUARE
                        : banner->status_tone == PENTAD_TONE_WATCH ? PENTAD_MARKER_TRIANGLE
                                                                   : PENTAD_MARKER_CIRCLE;

  if (banner->clock != NULL)
    right = pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, right, y, banner->clock, &clock).x -
            2 * ITEM_GAP;
  if (banner->status != NULL)
    {
      double width = pentad_sketch_measure (sketch, banner->status, &status).width;

      if (right - width - left > banner->n_views * TAB_LEAST)
        right = pentad_sketch_text (sketch, PENTAD_ROLE_STATE, right, y, banner->status, &status).x;
      right -= DOT;
      pentad_sketch_marker (sketch, PENTAD_ROLE_STATE, marker, right - 2, y + 1, DOT, &paint);
      right -= ITEM_GAP;
    }
  return right;
}

static void
draw_views (
    PentadSketch *sketch, PentadRect page, const PentadBanner *banner, double left, double right)
{
  double pitch = MIN (TAB_PITCH, (right - left) / MAX (banner->n_views, 1));
  double x = page.x + page.width / 2 - pitch * (banner->n_views - 1) / 2.0;

  /* The middle of the page, unless status or title need the room. */
  x = MIN (x, right - pitch * (banner->n_views - 0.5));
  x = MAX (x, left + pitch / 2);
  for (int i = 0; i < banner->n_views; i++, x += pitch)
    {
      const PentadTab *tab = &banner->views[i];
      PentadTextStyle style = { .type = PENTAD_TYPE_TAB,
                                .ink = tab->chosen ? PENTAD_INK_TEXT : PENTAD_INK_TEXT_MUTED,
                                .bold = tab->chosen,
                                .align = PENTAD_ALIGN_CENTRE,
                                .anchor = PENTAD_ANCHOR_MIDDLE,
                                .max_width = (float)pitch - 8 };

      if (style.max_width <= 0)
        return;
      pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, x, page.y + HEADER_MIDDLE, tab->label, &style);
      if (tab->chosen)
        pentad_sketch_fill (sketch, PENTAD_ROLE_FRAME,
                            pentad_rect (x - MIN (UNDERLINE, pitch) / 2, page.y + HEADER_HEIGHT - 6,
                                         MIN (UNDERLINE, pitch), 4),
                            PENTAD_INK_ACCENT, 0);
      pentad_sketch_hit (sketch, pentad_rect (x - pitch / 2, page.y, pitch, HEADER_HEIGHT),
                         tab->key, NULL, PENTAD_NO_PLACE);
    }
}

/* Returns the left end of the pills. */
static double
draw_periods (PentadSketch *sketch, PentadRect line, const PentadBanner *banner)
{
  double right = line.x + line.width;

  for (int i = banner->n_periods - 1; i >= 0; i--)
    {
      const PentadTab *tab = &banner->periods[i];
      PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                                .ink =
                                    tab->chosen ? PENTAD_INK_TEXT_ON_FILL : PENTAD_INK_TEXT_MUTED,
                                .bold = tab->chosen,
                                .align = PENTAD_ALIGN_CENTRE,
                                .anchor = PENTAD_ANCHOR_MIDDLE };
      PentadPaint pill = { .fill = tab->chosen ? PENTAD_INK_ACCENT : PENTAD_INK_PANEL,
                           .stroke = tab->chosen ? PENTAD_INK_ACCENT : PENTAD_INK_PANEL_BORDER,
                           .width = 1.2f,
                           .radius = 4 };
      double width =
          pentad_sketch_measure (sketch, tab->label != NULL ? tab->label : "", &style).width +
          2 * PILL_PADDING;
      PentadRect box = pentad_rect (right - width, line.y + TRAIL_MIDDLE - PILL_HEIGHT / 2.0, width,
                                    PILL_HEIGHT);

      if (box.x < line.x + line.width / 3)
        break;
      pentad_sketch_rect (sketch, PENTAD_ROLE_FRAME, box, &pill);
      pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, box.x + width / 2, box.y + PILL_HEIGHT / 2.0,
                          tab->label, &style);
      pentad_sketch_hit (sketch, box, tab->key, NULL, PENTAD_NO_PLACE);
      right = box.x - PILL_GAP;
    }
  return right;
}

static double
measure_pages (PentadSketch *sketch, const PentadBanner *banner, PentadTextStyle *style)
{
  double width = 0;

  for (int i = 0; i < banner->n_pages; i++)
    {
      style->bold = banner->pages[i].chosen;
      width += pentad_sketch_measure (sketch, banner->pages[i].label, style).width + PAGE_GAP;
    }
  return width - PAGE_GAP;
}

/* Quieter than the views and below them. Returns their left end, or `right` when there are none or
 * there is no room for all of them. */
static double
draw_pages (PentadSketch *sketch, PentadRect line, const PentadBanner *banner, double right)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_NAME, .anchor = PENTAD_ANCHOR_MIDDLE };
  double width = measure_pages (sketch, banner, &style);
  double y = line.y + TRAIL_MIDDLE, left;
  double x = MIN (line.x + (line.width - width) / 2, right - 2 * ITEM_GAP - width);

  if (banner->n_pages < 2 || x < line.x + line.width / 8)
    return right;
  left = x;
  for (int i = 0; i < banner->n_pages; i++)
    {
      const PentadTab *tab = &banner->pages[i];
      PentadRect box;

      style.bold = tab->chosen;
      style.ink = tab->chosen ? PENTAD_INK_TEXT : PENTAD_INK_TEXT_MUTED;
      box = pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, x, y, tab->label, &style);
      if (tab->chosen)
        pentad_sketch_fill (sketch, PENTAD_ROLE_FRAME,
                            pentad_rect (box.x, y + PAGE_LINE, box.width, 2), PENTAD_INK_ACCENT, 0);
      pentad_sketch_hit (sketch,
                         pentad_rect (box.x - PAGE_GAP / 2.0, y - PILL_HEIGHT / 2.0,
                                      box.width + PAGE_GAP, PILL_HEIGHT),
                         tab->key, NULL, PENTAD_NO_PLACE);
      x += box.width + PAGE_GAP;
    }
  return left;
}

static void
draw_trail (PentadSketch *sketch, PentadRect line, const PentadBanner *banner, double right)
{
  PentadTextStyle arrow = { .type = PENTAD_TYPE_NAME,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  double x = line.x;
  double y = line.y + TRAIL_MIDDLE;

  for (int i = 0; i < banner->n_trail; i++)
    {
      const PentadTab *tab = &banner->trail[i];
      PentadTextStyle style = { .type = PENTAD_TYPE_NAME,
                                .ink = tab->chosen ? PENTAD_INK_TEXT : PENTAD_INK_ACCENT,
                                .bold = tab->chosen,
                                .anchor = PENTAD_ANCHOR_MIDDLE,
                                .max_width = (float)(right - x - ITEM_GAP) };
      PentadRect box;

      if (style.max_width < 20)
        return;
      if (i > 0)
        x += pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, x, y, "›", &arrow).width + 12;
      style.max_width = (float)MAX (right - x - ITEM_GAP, 20);
      box = pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, x, y, tab->label, &style);
      pentad_sketch_hit (sketch, box, tab->key, NULL, tab->place);
      x += box.width + 12;
    }
}

PentadRect
pentad_banner_layout (PentadSketch *sketch, PentadRect page, const PentadBanner *banner)
{
  const PentadTheme *theme = pentad_sketch_get_theme (sketch);
  PentadTextStyle city = { .type = PENTAD_TYPE_BRAND,
                           .ink = PENTAD_INK_TEXT,
                           .bold = TRUE,
                           .anchor = PENTAD_ANCHOR_MIDDLE,
                           .max_width = (float)(page.width * 0.3) };
  PentadRect rest = page;
  PentadRect header = pentad_rect_cut_top (&rest, HEADER_HEIGHT);
  PentadRect line = pentad_rect_cut_top (&rest, TRAIL_HEIGHT);
  PentadRect title;
  double right;

  pentad_sketch_set_chart (sketch, "banner");
  pentad_sketch_fill (sketch, PENTAD_ROLE_FRAME, header, PENTAD_INK_HEADER, 0);
  title = pentad_sketch_text (sketch, PENTAD_ROLE_TITLE, page.x + theme->margin,
                              page.y + HEADER_MIDDLE, banner->title, &city);
  right = draw_right (sketch, page, banner, title.x + title.width + ITEM_GAP);
  draw_views (sketch, page, banner, title.x + title.width + ITEM_GAP, right);
  pentad_rect_cut_left (&line, theme->margin);
  pentad_rect_cut_right (&line, theme->margin);
  right = draw_periods (sketch, line, banner);
  right = draw_pages (sketch, line, banner, right);
  draw_trail (sketch, line, banner, right);
  pentad_sketch_set_chart (sketch, NULL);
  pentad_rect_cut_left (&rest, theme->margin);
  pentad_rect_cut_right (&rest, theme->margin);
  pentad_rect_cut_bottom (&rest, theme->margin - 2);
  return rest;
}
