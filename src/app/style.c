/* The theme as CSS, for the parts of the window that are GTK's own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * data/style/pentad.css has the rules, in em and in named colours; here are the names' values and
 * the size that an em comes from. So there is one place for colours and one for sizes. */
#include "config.h"

#include "app/style.h"

#define RULES "/org/pentad/Pentad/style/pentad.css"

struct _PentadStyle
{
  GObject parent_instance;

  GdkDisplay *display;
  GtkCssProvider *rules;
  GtkCssProvider *values;
  char *css; /* in force */
};

static const struct
{
  const char *name;
  PentadInk ink;
} colours[] = {
  { "background", PENTAD_INK_BACKGROUND },
  { "header", PENTAD_INK_HEADER },
  { "panel", PENTAD_INK_PANEL },
  { "panel_border", PENTAD_INK_PANEL_BORDER },
  { "raised", PENTAD_INK_RAISED },
  { "raised_border", PENTAD_INK_RAISED_BORDER },
  { "text", PENTAD_INK_TEXT },
  { "muted", PENTAD_INK_TEXT_MUTED },
  { "on_fill", PENTAD_INK_TEXT_ON_FILL },
  { "accent", PENTAD_INK_ACCENT },
  { "fine", PENTAD_INK_FINE },
  { "watch", PENTAD_INK_WATCH },
  { "bad", PENTAD_INK_BAD },
};

G_DEFINE_FINAL_TYPE (PentadStyle, pentad_style, G_TYPE_OBJECT)

static void
pentad_style_dispose (GObject *object)
{
  PentadStyle *self = PENTAD_STYLE (object);

  if (self->display != NULL)
    {
      gtk_style_context_remove_provider_for_display (self->display,
                                                     GTK_STYLE_PROVIDER (self->rules));
      gtk_style_context_remove_provider_for_display (self->display,
                                                     GTK_STYLE_PROVIDER (self->values));
    }
  g_clear_object (&self->display);
  g_clear_object (&self->rules);
  g_clear_object (&self->values);
  g_clear_pointer (&self->css, g_free);
  G_OBJECT_CLASS (pentad_style_parent_class)->dispose (object);
}

static void
pentad_style_class_init (PentadStyleClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pentad_style_dispose;
}

static void
pentad_style_init (PentadStyle *self)
{
  self->rules = gtk_css_provider_new ();
  self->values = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (self->rules, RULES);
}

PentadStyle *
pentad_style_new (GdkDisplay *display)
{
  PentadStyle *self = g_object_new (PENTAD_TYPE_STYLE, NULL);

  self->display = g_object_ref (display);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->values),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->rules),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return self;
}

char *
pentad_style_css (const PentadTheme *theme, double factor)
{
  GString *css = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    g_string_append_printf (css, "@define-color pentad_%s #%06x;\n", colours[i].name,
                            pentad_theme_colour (theme, colours[i].ink) & 0xffffff);
  g_ascii_formatd (number, sizeof number, "%.2f", theme->size[PENTAD_TYPE_BODY] * factor);
  g_string_append_printf (css,
                          "window.pentad, window.shortcuts, tooltip, popover {\n"
                          "  font-family: \"%s\";\n"
                          "  font-size: %spx;\n"
                          "}\n",
                          theme->family, number);
  return g_string_free (css, FALSE);
}

void
pentad_style_apply (PentadStyle *self, const PentadTheme *theme, double factor)
{
  g_return_if_fail (PENTAD_IS_STYLE (self));

  g_autofree char *css = pentad_style_css (theme, factor);
  if (g_strcmp0 (css, self->css) == 0)
    return;
  /* GTK's own theme draws what our rules leave alone, such as scroll bars. */
  g_object_set (gtk_settings_get_for_display (self->display), "gtk-application-prefer-dark-theme",
                theme->kind != PENTAD_THEME_LIGHT, NULL);
  gtk_css_provider_load_from_data (self->values, css, -1);
  g_free (self->css);
  self->css = g_steal_pointer (&css);
}
