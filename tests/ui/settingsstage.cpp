// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsstage.h"

#include "ui/widgets/hintlabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMetaProperty>
#include <QPointer>
#include <QPushButton>

namespace recto::gui {

SettingsStage::SettingsStage(KeychainStore::Limit patience)
{
    m_parts.library = m_folder.path() + QStringLiteral("/library");
    m_parts.settings = std::make_shared<Settings>(m_folder.path() + QStringLiteral("/settings"));
    m_parts.secrets = std::make_shared<KeychainStore>(m_keychain, EnvironmentSecrets(), patience);
    m_parts.probeService
        = [this](const Endpoint &endpoint, const QString &visionModel, std::stop_token stop) {
              return m_service.probe(endpoint, visionModel, std::move(stop));
          };
    m_parts.askForFiles = [this](QWidget *, const FileQuestion &, const FileAnswer &answer) {
        answer(answerFiles);
    };
    m_parts.findLocalServices = [this](std::stop_token) {
        ++searches;
        return localServices;
    };
    QDir().mkpath(m_parts.library.folder());
    m_library = std::make_unique<LibraryThread>(m_parts.library);
}

SettingsStage::~SettingsStage()
{
    closeDialog();
    m_service.setHanging(false);
    m_workers.wait();
}

SettingsDialog *SettingsStage::dialog()
{
    if (!m_dialog) {
        m_dialog = std::make_unique<SettingsDialog>(
            m_parts, m_library.get(), &m_workers,
            QStringList{QStringLiteral("deu"), QStringLiteral("eng")});
        QObject::connect(m_dialog.get(), &SettingsDialog::keyKeptForSession,
                         [this](const QString &why) { sessionNotices.append(why); });
        m_dialog->open();
        static_cast<void>(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    return m_dialog.get();
}

void SettingsStage::closeDialog()
{
    m_dialog.reset();
}

void SettingsStage::giveByEnvironment(const QString &key)
{
    EnvironmentSecrets given;
    given.insert(SecretName::ServiceKey, key);
    m_parts.secrets = std::make_shared<KeychainStore>(m_keychain, std::move(given));
}

void SettingsStage::click(const char *button)
{
    auto *found = find<QPushButton>(button);
    QVERIFY2(found, button);
    QVERIFY2(found->isVisible() && found->isEnabled(), button);
    found->click();
}

void SettingsStage::press(QDialogButtonBox::StandardButton button)
{
    dialog()->findChild<QDialogButtonBox *>()->button(button)->click();
}

void SettingsStage::choose(const char *box, const QString &value)
{
    auto *found = find<QComboBox>(box);
    QVERIFY2(found, box);
    const int index = found->findData(value);
    QVERIFY2(index >= 0, qPrintable(value));
    found->setCurrentIndex(index);
    emit found->activated(index);
}

void SettingsStage::type(const char *field, const QString &text)
{
    auto *edit = find<QLineEdit>(field);
    if (auto *box = find<QComboBox>(field))
        edit = box->lineEdit();
    QVERIFY2(edit && edit->isEnabled(), field);
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

QString SettingsStage::hint(const char *name)
{
    auto *label = find<HintLabel>(name);
    return label && !label->isHidden() ? label->text() : QString();
}

void SettingsStage::fillIn(const QString &key)
{
    show(SettingsDialog::Page::Service);
    choose("presetBox", QStringLiteral("openai"));
    QTRY_VERIFY(find<QLineEdit>("keyField")->isEnabled());
    if (!key.isEmpty())
        type("keyField", key);
    type("setting-model", QStringLiteral("small-model"));
}

QString SettingsStage::everyWord()
{
    QStringList words;
    QList<QPointer<QObject>> objects{dialog()}; // some come and go by being asked
    const QList<QObject *> children = dialog()->findChildren<QObject *>();
    for (QObject *child : children)
        objects.append(child);
    for (const QPointer<QObject> &object : std::as_const(objects)) {
        for (int index = 0; object && index < object->metaObject()->propertyCount(); ++index) {
            const QMetaProperty property = object->metaObject()->property(index);
            if (property.typeId() == QMetaType::QString)
                words.append(property.read(object).toString());
        }
    }
    return words.join(u'\n');
}

} // namespace recto::gui
