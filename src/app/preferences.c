/* The window of preferences: what is kept by GSettings, each at its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preferences.h"

#include <glib/gi18n-lib.h>

struct _PentadPreferences
{
  GtkWindow parent_instance;

  GSettings *settings;
  GtkWidget *grid; /* the one being filled; borrowed */
  int row;         /* its next free one */

  /* From the template. */
  GtkWidget *source;
  GtkWidget *screen;
};

typedef struct
{
  const char *value, *label;
} Choice;

G_DEFINE_FINAL_TYPE (PentadPreferences, pentad_preferences, GTK_TYPE_WINDOW)

static void
add_heading (PentadPreferences *self, const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_grid_attach (GTK_GRID (self->grid), heading, 0, self->row++, 2, 1);
}

static void
add_row (PentadPreferences *self, const char *text, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, self->row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), widget, 1, self->row++, 1, 1);
}

static void
add_entry (PentadPreferences *self, const char *text, const char *key, const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 30);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  g_settings_bind (self->settings, key, entry, "text", G_SETTINGS_BIND_DEFAULT);
  add_row (self, text, entry);
}

static void
add_number (PentadPreferences *self, const char *text, const char *key, double step, guint digits)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) range = NULL, ends = NULL, low = NULL, high = NULL;
  GtkWidget *spin;
  gboolean is_real;

  g_object_get (self->settings, "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, key);
  range = g_settings_schema_key_get_range (schema_key);
  g_variant_get (range, "(sv)", NULL, &ends);
  low = g_variant_get_child_value (ends, 0);
  high = g_variant_get_child_value (ends, 1);
  is_real = g_variant_is_of_type (low, G_VARIANT_TYPE_DOUBLE);
  spin = gtk_spin_button_new_with_range (
      is_real ? g_variant_get_double (low) : g_variant_get_uint32 (low),
      is_real ? g_variant_get_double (high) : g_variant_get_uint32 (high), step);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), digits);
  g_settings_bind (self->settings, key, spin, "value", G_SETTINGS_BIND_DEFAULT);
  add_row (self, text, spin);
}

/* Between the value of a key and the row of a list of choices, which the mapping is given. */
static gboolean
get_choice (GValue *value, GVariant *variant, gpointer choices)
{
  const char *text = g_variant_get_string (variant, NULL);

  for (guint i = 0; ((const Choice *)choices)[i].value != NULL; i++)
    if (g_str_equal (((const Choice *)choices)[i].value, text))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
set_choice (const GValue *value, const GVariantType *type, gpointer choices)
{
  return g_variant_new_string (((const Choice *)choices)[g_value_get_uint (value)].value);
}

/* choices: static, ends with a NULL value; the labels are translated here, in that context. */
static void
add_choice (PentadPreferences *self,
            const char *text,
            const char *key,
            const char *context,
            const Choice *choices)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  GtkWidget *list;

  for (guint i = 0; choices[i].value != NULL; i++)
    g_strv_builder_add (labels, g_dpgettext2 (NULL, context, choices[i].label));
  words = g_strv_builder_end (labels);
  list = gtk_drop_down_new_from_strings ((const char *const *)words);
  g_settings_bind_with_mapping (self->settings, key, list, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_choice, set_choice, (gpointer)choices, NULL);
  add_row (self, text, list);
}

static void
add_switch (PentadPreferences *self, const char *text, const char *key)
{
  GtkWidget *check = gtk_check_button_new_with_label (text);

  g_settings_bind (self->settings, key, check, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_grid_attach (GTK_GRID (self->grid), check, 1, self->row++, 1, 1);
}

static void
fill_platform (PentadPreferences *self)
{
  add_heading (self, _ ("Platform, from the next start"));
  add_entry (self, _ ("Address"), "platform", _ ("empty: ask at the start"));
  add_entry (self, _ ("Second address"), "standby", _ ("none"));
  add_entry (self, _ ("Account"), "credential", _ ("none, or file:PATH, systemd:NAME, keyring"));
  add_entry (self, _ ("Authorities file"), "ca-file", _ ("those of the system, or a PEM file"));
  add_entry (self, _ ("Proxy"), "proxy", _ ("the one that the system names"));
  add_entry (self, _ ("Mapping file"), "mapping", _ ("none: it speaks our interface"));
  add_entry (self, _ ("Scheme"), "scheme", _ ("the platform's, or a file"));
  add_entry (self, _ ("City time"), "zone", _ ("as the platform tells, or Asia/Shanghai"));
  add_number (self, _ ("Seconds between two polls"), "poll-interval", 1, 0);
}

/* Until a theme is chosen, what is kept of it is not what is seen. */
static void
add_theme_note (PentadPreferences *self, const Choice *themes, const char *theme)
{
  for (guint i = 0; themes[i].value != NULL; i++)
    if (g_str_equal (themes[i].value, theme))
      {
        g_autofree char *words =
            g_strdup_printf (_ ("until you choose: %s, as the command line says"),
                             g_dpgettext2 (NULL, "preference", themes[i].label));
        GtkWidget *note = gtk_label_new (words);

        gtk_label_set_xalign (GTK_LABEL (note), 0);
        gtk_widget_add_css_class (note, "dim-label");
        gtk_grid_attach (GTK_GRID (self->grid), note, 1, self->row++, 1, 1);
        g_signal_connect_object (self->settings, "changed::theme", G_CALLBACK (gtk_widget_hide),
                                 note, G_CONNECT_SWAPPED);
      }
}

static void
fill_looks (PentadPreferences *self, const char *theme)
{
  static const Choice languages[] = { { "auto", NC_ ("preference", "That of the system") },
                                      { "zh_CN", "简体中文" },
                                      { "zh_TW", "繁體中文" },
                                      { "en", "English" },
                                      { NULL } };
  static const Choice themes[] = { { "dark", NC_ ("preference", "Dark") },
                                   { "light", NC_ ("preference", "Light") },
                                   { "contrast", NC_ ("preference", "High contrast") },
                                   { NULL } };

  add_heading (self, _ ("Looks"));
  add_choice (self, _ ("Theme"), "theme", "preference", themes);
  if (theme != NULL)
    add_theme_note (self, themes, theme);
  add_number (self, _ ("Size of the text"), "text-size", 0.1, 1);
  add_choice (self, _ ("Language, from the next start"), "language", "preference", languages);
  add_entry (self, _ ("Reference layers, from the next start"), "layers",
             _ ("as the views say, or none, or their ids"));
}

static void
begin_grid (PentadPreferences *self, GtkWidget *grid)
{
  self->grid = grid;
  self->row = 0;
}

static void
fill_person (PentadPreferences *self)
{
  add_heading (self, _ ("Person"));
  add_entry (self, _ ("Operator"), "operator", _ ("the user of this computer"));
}

static void
fill_start (PentadPreferences *self)
{
  static const Choice views[] = {
    { "perception", NC_ ("view", "Perception") },   { "analysis", NC_ ("view", "Analysis") },
    { "service", NC_ ("view", "Service") },         { "command", NC_ ("view", "Command") },
    { "supervision", NC_ ("view", "Supervision") }, { NULL }
  };

  add_heading (self, _ ("Start"));
  add_switch (self, _ ("Begin where the last session ended"), "restore");
  add_choice (self, _ ("Otherwise with the view"), "first-view", "view", views);
  add_entry (self, _ ("and the division"), "first-division", _ ("code; empty: the city"));
}

static void
fill_snapshots (PentadPreferences *self)
{
  add_heading (self, _ ("A snapshot every day"));
  add_entry (self, _ ("Folder"), "snapshot-folder", _ ("none: no snapshots are kept"));
  add_number (self, _ ("Snapshots kept"), "snapshots-kept", 1, 0);
}

static void
pentad_preferences_dispose (GObject *object)
{
  g_clear_object (&PENTAD_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (pentad_preferences_parent_class)->dispose (object);
}

static void
pentad_preferences_class_init (PentadPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadPreferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadPreferences, source);
  gtk_widget_class_bind_template_child (widget_class, PentadPreferences, screen);
}

static void
pentad_preferences_init (PentadPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

PentadPreferences *
pentad_preferences_new (GtkWindow *parent, GSettings *settings, const char *theme)
{
  PentadPreferences *self = g_object_new (PENTAD_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  begin_grid (self, self->source);
  fill_platform (self);
  fill_snapshots (self);
  begin_grid (self, self->screen);
  fill_looks (self, theme);
  fill_start (self);
  fill_person (self);
  return self;
}
