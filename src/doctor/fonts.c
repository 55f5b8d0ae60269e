/* Whether the type of the design is there and shows every word of the field.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/fonts.h"

#include <glib/gi18n-lib.h>

#include "codec/glossary.h"
#include "host/paths.h"
#include "render/text.h"

#include <pango/pangocairo.h>

#define INSTALL_FONTS _ ("install Noto Sans CJK (Debian: fonts-noto-cjk)")

static void
judge (PentadDoctorReport *report, const PentadDoctorFont *font)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_FONTS;

  if (font->installed == NULL)
    pentad_doctor_report_fault (report, part, g_strdup (_ ("there is no font at all")),
                                INSTALL_FONTS);
  else if (!g_str_equal (font->installed, font->family))
    pentad_doctor_report_note (
        report, part,
        g_strdup_printf (_ ("%s is missing; %s takes its place"), font->family, font->installed),
        INSTALL_FONTS);
  else
    pentad_doctor_report_ok (report, part, g_strdup_printf (_ ("%s is there"), font->family));
  if (font->installed == NULL)
    return;
  if (font->unknown[0] != '\0')
    pentad_doctor_report_fault (
        report, part,
        g_strdup_printf (_ ("%s: characters without a glyph: %s"), font->family, font->unknown),
        INSTALL_FONTS);
  else
    pentad_doctor_report_ok (
        report, part,
        g_strdup_printf (_ ("%s: all %d characters of the field's words have a glyph"),
                         font->family, font->n_characters));
  if (!font->is_tabular)
    pentad_doctor_report_note (
        report, part, g_strdup_printf (_ ("%s: figures differ in width"), font->family),
        _ ("columns of numbers will jump as they change; install a font with tabular figures"));
}

void
pentad_doctor_judge_fonts (PentadDoctorReport *report, const PentadDoctorFont *fonts, guint n)
{
  for (guint i = 0; i < n; i++)
    judge (report, &fonts[i]);
}

/* The family that the system puts in the place of a name. Transfer full. */
static char *
dup_installed (PangoFontMap *map, const char *family)
{
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *wanted = pango_font_description_new (), *found = NULL;
  g_autoptr (PangoFont) font = NULL;
  char *name = NULL;

  pango_font_description_set_family_static (wanted, family);
  pango_font_description_set_absolute_size (wanted, 16 * PANGO_SCALE);
  font = pango_font_map_load_font (map, context, wanted);
  pango_font_description_free (wanted);
  g_object_unref (context);
  if (font == NULL)
    return NULL;
  found = pango_font_describe (font);
  name = g_strdup (pango_font_description_get_family (found));
  pango_font_description_free (found);
  return name;
}

static gboolean
is_tabular (PentadText *text, const PentadTheme *theme)
{
  static const PentadTextStyle style = { .type = PENTAD_TYPE_BODY };
  double width = pentad_text_measure (text, theme, "0", &style).width;

  for (char c = '1'; c <= '9'; c++)
    {
      const char digit[] = { c, '\0' };

      if (ABS (pentad_text_measure (text, theme, digit, &style).width - width) > 0.01)
        return FALSE;
    }
  return TRUE;
}

/* Transfer full. */
static char *
dup_unknown (PentadText *text, const PentadTheme *theme, const char *characters)
{
  static const PentadTextStyle style = { .type = PENTAD_TYPE_BODY };
  GString *unknown = g_string_new (NULL);

  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p))
    {
      char one[7] = "";

      one[g_unichar_to_utf8 (g_utf8_get_char (p), one)] = '\0';
      if (pentad_text_count_unknown (text, theme, one, &style) > 0)
        g_string_append (unknown, one);
    }
  return g_string_free (unknown, FALSE);
}

static void
look (PentadDoctorReport *report, PentadLanguage language, const char *characters)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  g_autoptr (PentadText) text = pentad_text_new (map);
  g_autofree char *installed = NULL, *unknown = NULL;
  PentadTheme theme;
  PentadDoctorFont font;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, language, 1920, 1080);
  installed = dup_installed (map, theme.family);
  unknown = dup_unknown (text, &theme, characters);
  font = (PentadDoctorFont){ theme.family, installed, (int)g_utf8_strlen (characters, -1), unknown,
                             is_tabular (text, &theme) };
  pentad_doctor_judge_fonts (report, &font, 1);
}

void
pentad_doctor_look_at_fonts (PentadDoctorReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadGlossary) glossary = pentad_glossary_load (pentad_paths_get_data_dir (), &error);

  if (glossary == NULL)
    pentad_doctor_report_fault (report, PENTAD_DOCTOR_FONTS, g_strdup (error->message),
                                _ ("install Pentad anew: a file of it is missing or damaged"));
  for (PentadLanguage language = PENTAD_LANGUAGE_ZH_CN; language < PENTAD_N_LANGUAGES; language++)
    {
      g_autofree char *characters =
          glossary != NULL ? pentad_glossary_dup_characters (glossary, language) : g_strdup ("");

      look (report, language, characters);
    }
}
