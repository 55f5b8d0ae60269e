/* Measuring and drawing text with Pango.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Layouts are kept by text and style, since a board measures and then paints each text, and paints
 * most of them again after the next poll. */
#include "config.h"

#include "render/text.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Bytes of one text that are laid out; the rest could not be seen anyway. */
#define MAX_TEXT_BYTES 2000
/* Layouts kept. Far above what one board shows; the whole store is emptied when full. */
#define MAX_LAYOUTS 4096
#define TIGHT_LINES 0.84f /* of the font's own distance between lines */

typedef struct
{
  PangoLayout *layout;
  PentadTextSize size;
  double left; /* of the logical box, in the layout's own coordinates */
} Shaped;

struct _PentadText
{
  PangoFontMap *map;
  PangoContext *context;
  GHashTable *shaped;   /* char * to Shaped * */
  PentadStamps *stamps; /* NULL: none yet */
};

static void
shaped_free (Shaped *shaped)
{
  g_object_unref (shaped->layout);
  g_free (shaped);
}

PentadText *
pentad_text_new (PangoFontMap *map)
{
  PentadText *text = g_new0 (PentadText, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  text->map = map != NULL ? g_object_ref (map) : pango_cairo_font_map_new ();
  text->context = pango_font_map_create_context (text->map);
  /* Metrics must not depend on the output's scale, or a 4K picture would wrap differently. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (text->context, options);
  pango_context_set_round_glyph_positions (text->context, FALSE);
  cairo_font_options_destroy (options);
  text->shaped =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)shaped_free);
  return text;
}

void
pentad_text_free (PentadText *text)
{
  if (text == NULL)
    return;
  g_hash_table_unref (text->shaped);
  pentad_stamps_free (text->stamps);
  g_object_unref (text->context);
  g_object_unref (text->map);
  g_free (text);
}

static char *
clean (const char *string)
{
  g_autofree char *valid = NULL;
  gsize length = strlen (string);

  if (length > MAX_TEXT_BYTES)
    length = MAX_TEXT_BYTES;
  valid = g_utf8_make_valid (string, (gssize)length);
  for (char *p = valid; *p != '\0'; p++)
    if ((guchar)*p < 0x20 || *p == 0x7f)
      *p = ' ';
  return g_steal_pointer (&valid);
}

static PangoAttrList *
attributes (const PentadTheme *theme)
{
  static const char *const tags[PENTAD_N_LANGUAGES] = { "en", "zh-cn", "zh-tw" };
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (
      list, pango_attr_language_new (pango_language_from_string (tags[theme->language])));
  return list;
}

static Shaped *
shape (PentadText *text, const PentadTheme *theme, const char *string, const PentadTextStyle *style)
{
  Shaped *shaped = g_new0 (Shaped, 1);
  g_autofree char *cleaned = clean (string);
  g_autoptr (PangoAttrList) list = attributes (theme);
  PangoFontDescription *font = pango_font_description_new ();
  PangoLayout *layout = pango_layout_new (text->context);
  PangoRectangle box;

  pango_font_description_set_family_static (font, theme->family);
  pango_font_description_set_absolute_size (font, theme->size[style->type] * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_attributes (layout, list);
  /* The side a text stands on is the layout's business, not that of its first strong letter. */
  pango_layout_set_auto_dir (layout, FALSE);
  if (style->max_width > 0)
    {
      pango_layout_set_width (layout, (int)(style->max_width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, -MAX (style->max_lines, 1));
      if (style->max_lines > 1 && style->align == PENTAD_ALIGN_CENTRE)
        pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      else if (style->max_lines > 1 && style->align == PENTAD_ALIGN_END)
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
    }
  else
    pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (style->tight)
    pango_layout_set_line_spacing (layout, TIGHT_LINES);
  pango_layout_set_text (layout, cleaned, -1);
  pango_layout_get_extents (layout, NULL, &box);
  shaped->layout = layout;
  shaped->left = box.x / (double)PANGO_SCALE;
  shaped->size.width = box.width / (double)PANGO_SCALE;
  shaped->size.height = box.height / (double)PANGO_SCALE;
  shaped->size.baseline = pango_layout_get_baseline (layout) / (double)PANGO_SCALE;
  shaped->size.n_lines = pango_layout_get_line_count (layout);
  shaped->size.cut = pango_layout_is_ellipsized (layout);
  return shaped;
}

static const Shaped *
find (PentadText *text, const PentadTheme *theme, const char *string, const PentadTextStyle *style)
{
  Shaped *shaped;
  g_autofree char *key =
      g_strdup_printf ("%d %d %d %d %d %d %d %.*s", (int)(theme->size[style->type] * 64),
                       theme->language, style->bold, style->align, (int)(style->max_width * 16),
                       style->max_lines, style->tight, MAX_TEXT_BYTES, string);

  shaped = g_hash_table_lookup (text->shaped, key);
  if (shaped != NULL)
    return shaped;
  if (g_hash_table_size (text->shaped) >= MAX_LAYOUTS)
    g_hash_table_remove_all (text->shaped);
  shaped = shape (text, theme, string, style);
  g_hash_table_insert (text->shaped, g_steal_pointer (&key), shaped);
  return shaped;
}

PentadTextSize
pentad_text_measure (PentadText *text,
                     const PentadTheme *theme,
                     const char *string,
                     const PentadTextStyle *style)
{
  g_return_val_if_fail ((guint)style->type < PENTAD_N_TYPES, (PentadTextSize){ 0 });

  return find (text, theme, string != NULL ? string : "", style)->size;
}

static void
set_source (cairo_t *cr, PentadColour colour)
{
  double rgba[4];

  pentad_colour_to_rgba (colour, rgba);
  cairo_set_source_rgba (cr, rgba[0], rgba[1], rgba[2], rgba[3]);
}

void
pentad_text_draw (PentadText *text,
                  cairo_t *cr,
                  const PentadTheme *theme,
                  double x,
                  double y,
                  const char *string,
                  const PentadTextStyle *style)
{
  const Shaped *shaped;

  if (string == NULL || string[0] == '\0' || style->ink == PENTAD_INK_NONE)
    return;
  shaped = find (text, theme, string, style);
  if (style->align == PENTAD_ALIGN_CENTRE)
    x -= shaped->size.width / 2;
  else if (style->align == PENTAD_ALIGN_END)
    x -= shaped->size.width;
  if (style->anchor == PENTAD_ANCHOR_BASELINE)
    y -= shaped->size.baseline;
  else if (style->anchor == PENTAD_ANCHOR_MIDDLE)
    y -= shaped->size.height / 2;
  cairo_save (cr);
  cairo_move_to (cr, x - shaped->left, y);
  if (style->halo)
    {
      set_source (cr, pentad_theme_colour (theme, PENTAD_INK_HALO));
      cairo_set_line_width (cr, theme->size[style->type] * 0.2);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      pango_cairo_layout_path (cr, shaped->layout);
      cairo_stroke (cr);
      cairo_move_to (cr, x - shaped->left, y);
    }
  set_source (cr, pentad_theme_colour (theme, style->ink));
  pango_cairo_show_layout (cr, shaped->layout);
  cairo_restore (cr);
}

PentadStamps *
pentad_text_get_stamps (PentadText *text)
{
  if (text->stamps == NULL)
    text->stamps = pentad_stamps_new ();
  return text->stamps;
}

int
pentad_text_count_unknown (PentadText *text,
                           const PentadTheme *theme,
                           const char *string,
                           const PentadTextStyle *style)
{
  PentadTextStyle whole = *style;

  if (string == NULL)
    return 0;
  whole.max_width = 0;
  return pango_layout_get_unknown_glyphs_count (find (text, theme, string, &whole)->layout);
}
